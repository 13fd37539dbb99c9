# A name that a module does not have.
from _names import floor
from _names import flor

# A name that the module lacks.
from sys import no_such_name

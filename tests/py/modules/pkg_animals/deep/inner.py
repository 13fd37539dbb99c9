from .. import version
from ..cat import sound as cat_sound
from ..dog import bark
from . import sibling
from .sibling import value
import pkg_animals.cat as absolute
def report(): return version, cat_sound, bark(), sibling.__name__, value, absolute.sound

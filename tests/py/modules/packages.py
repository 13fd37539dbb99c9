# Packages: __init__, submodules, relative imports, attributes of the parent.
import pkg_animals
print(pkg_animals.version, pkg_animals.cat.sound, pkg_animals.bark(), pkg_animals.Hound.__name__, pkg_animals.__doc__)
print(pkg_animals.cat.speak(), pkg_animals.dog.bark(), hasattr(pkg_animals, "deep"))
import pkg_animals.deep.inner
print(pkg_animals.deep.inner.report(), hasattr(pkg_animals.deep, "sibling"))
import pkg_animals.deep.inner as i
from pkg_animals.deep import inner, sibling
from pkg_animals import cat as c, deep
print(i is inner, c.__name__, deep.__package__, sibling.value)
import sys
print(sorted(n for n in sys.modules if n.startswith("pkg_animals")))
try: import pkg_animals.nothing
except ModuleNotFoundError as e: print(e)
try: from pkg_animals import nothing
except ImportError as e: print(str(e).split(" (")[0])
try: import pkg_animals.cat.sound
except ModuleNotFoundError as e: print(e)
import pkg_namespace.part
print(pkg_namespace.part.where, pkg_namespace.__name__, pkg_namespace.__doc__, hasattr(pkg_namespace, "__file__") and pkg_namespace.__file__)
print(pkg_animals.__name__, pkg_animals.__package__, pkg_animals.__spec__.name, len(pkg_animals.__path__))

# import, import as, from import, from import as, several names, dotted.
import _plain
print(_plain.public, _plain.function(), _plain.Class().where(), _plain.__name__, _plain.__doc__)
import _plain as p, math as m
print(p is _plain, m.floor(1.5))
from _plain import public, function as f
print(public, f())
from _plain import (public as a,
                    _private,)
print(a, _private)
import _plain          # runs only once
def local():
    import _plain as q
    from _plain import Class
    return q is _plain, Class.__module__
print(local(), "Class" in globals())
class C:
    import math
    from _plain import public as attr
print(C.math.floor(2.5), C.attr)
public = "rebound"
print(_plain.public)
_plain.public = "changed in the module"
print(f(), public)
print(_plain.bump(), p.bump(), _plain.counter)
from _plain import counter, bump
bump()
print(counter, _plain.counter)
try: import math.floor
except ModuleNotFoundError as e: print(e)
try: from _plain import nothing
except ImportError as e: print(type(e).__name__, str(e).split(" (")[0], e.name)
try: import _no_such
except ModuleNotFoundError as e: print(e, e.name)
try: _plain.missing
except AttributeError as e: print(e)
del _plain.public
try: f()
except NameError as e: print(e)
print("_plain" in dir(), hasattr(_plain, "__file__"), _plain.__file__.endswith("_plain.py"), type(_plain).__name__, repr(_plain).startswith("<module '_plain' from"))

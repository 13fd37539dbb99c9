# Module-level __getattr__ and __dir__ (PEP 562), module attributes.
import _getattr
print(_getattr.dyn_x, _getattr.real, dir(_getattr))
try: _getattr.other
except AttributeError as e: print(e)
from _getattr import dyn_y
print(dyn_y)
try: from _getattr import nope
except ImportError as e: print(str(e).split(" (")[0])
_getattr.added = 1; print(_getattr.added, hasattr(_getattr, "dyn_q"), getattr(_getattr, "zz", "dflt"))
import types, sys
m = types.ModuleType("made", "doc of made"); m.x = 5
print(m.__name__, m.__doc__, m.x, repr(m), m.__dict__["x"], type(m) is type(sys))
sys.modules["made"] = m
import made
from made import x
print(made is m, x)
try: m.nope
except AttributeError as e: print(e)
try: del m.nope
except AttributeError as e: print(e)
del m.x
try: m.x
except AttributeError as e: print(e)
m.__name__ = "renamed"; print(repr(m))
try: types.ModuleType()
except TypeError as e: print(e)
exec("y = 1\ndef f(): return y, __name__", m.__dict__); print(m.f(), m.y); m.y = 2; print(m.f())
class Sub(types.ModuleType):
    @property
    def p(self): return "property of a module"
s = Sub("s"); print(s.p, isinstance(s, types.ModuleType))
sys.modules["made2"] = s
from made2 import p
print(p)

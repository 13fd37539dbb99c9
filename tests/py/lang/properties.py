# property: getter, setter, deleter, inheritance, errors, doc.
class Temp:
    def __init__(self): self._c = 0
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self): print("deleted"); self._c = None
    @property
    def f(self): return self._c * 9 / 5 + 32
t = Temp()
t.c = 100
print(t.c, t.f, Temp.c.__doc__, type(Temp.c).__name__)
t.c += 5
print(t.c)
del t.c
print(t.c)
try: t.c = -300
except ValueError as e: print(e)
except TypeError as e: print("type", e)
for action in ("t.f = 1", "del t.f", "t.f.x"):
    try: exec(action)
    except Exception as e: print(type(e).__name__, e)
class Sub(Temp):
    @Temp.c.getter
    def c(self): return ("sub", self._c)
s = Sub()
s.c = 1
print(s.c)
class W:
    x = property(None, lambda self, v: print("set", v))
    y = property(lambda self: "y", doc="about y")
    z = property()
w = W()
w.x = 3
for text in ("w.x", "w.z", "w.z = 1", "del w.x"):
    try: exec(text)
    except AttributeError as e: print(e)
print(W.y.__doc__, W.y.fget(w), W.y.fset, W.x.__get__(None, W) is W.x)
class Err:
    @property
    def p(self): return self.missing
    def __getattr__(self, n): return "getattr " + n
print(Err().p)
class Err2:
    @property
    def p(self): raise AttributeError("inside")
try: Err2().p
except AttributeError as e: print(e)
print(hasattr(Err2(), "p"), getattr(Err2(), "p", "default"))
class Static:
    _v = 1
    @classmethod
    def make(cls): return cls()
    v = property(lambda self: self._v)
i = Static.make()
i.__dict__["v"] = "shadow"
print(i.v)

# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class G:
    a = "class"
    def __init__(self): self.b = "instance"
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError("custom " + name)
        return "getattr " + name
g = G()
print(g.a, g.b, g.c, getattr(g, "no", "dflt"), hasattr(g, "nothing"), hasattr(g, "x"))
class All:
    v = 1
    def __getattribute__(self, name):
        if name == "v": return "intercepted " + str(super().__getattribute__("v"))
        if name == "raise": raise AttributeError(name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "after " + name
    def m(self): return self.v
    def __len__(self): return 3
a = All()
print(a.v, a.m(), a.x, getattr(a, "raise"), len(a), a.__class__.__name__)
class S:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, "_" + name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, "_" + name)
s = S()
s.x = 1
s.x = s._x + 1
print(s.__dict__)
del s.x
print(s.__dict__)
setattr(s, "odd name!", 3)
print(getattr(s, "_odd name!"))
class P:
    def __init__(self, t): self.__dict__["t"] = t
    def __getattr__(self, n): return getattr(self.t, n)
    def __setattr__(self, n, v): setattr(self.t, n, v)
class T: pass
t = T()
p = P(t)
p.z = 5
print(t.z, p.z)
class D:
    def __dir__(self): return ["b", "a"]
print(dir(D()))
class Loop:
    def __getattr__(self, n): return self.other
try: Loop().x
except RecursionError as e: print(type(e).__name__)
try: G().no_such
except AttributeError as e: print(e, e.name, type(e.obj).__name__)
try: T().no_such
except AttributeError as e: print(e, e.name, type(e.obj).__name__)
for text in ("getattr(t, 1)", "setattr(t, None, 1)", "(5).x = 1", "object().x = 1", "int.x = 1", "t.__class__ = 5", "t.__dict__ = 5", "del t.__dict__" ):
    try: exec(text); print("ok", text)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
print(t.__dict__)
t.__class__ = D
print(type(t).__name__)

# Descriptors: data and non-data, precedence, on classes, deletion, inherited.
class Data:
    def __get__(self, obj, owner): return ("get", obj is None, owner.__name__)
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class NonData:
    def __get__(self, obj, owner=None): return "non-data"
class C:
    d = Data()
    n = NonData()
class D(C): pass
c = D()
print(c.d, D.d, c.n, C.n)
c.d = 5
del c.d
c.__dict__["d"] = "hidden"
c.n = "instance wins"
print(c.d, c.n, c.__dict__)
del c.n
print(c.n)
class SetOnly:
    def __set__(self, obj, value): obj.__dict__["s"] = value * 2
class E: s = SetOnly()
e = E()
print(type(e.s).__name__)
e.s = 4
print(e.s)
try:
    del e.s
except AttributeError as err: print(type(err).__name__, err)
class GetRaises:
    def __get__(self, obj, owner): raise AttributeError("from __get__")
class F:
    a = GetRaises()
    def __getattr__(self, name): return "fallback " + name
print(F().a)
try:
    F.a
except AttributeError as err: print(err)
def func(self, x=1): return (type(self).__name__, x)
print(func.__get__(3)(x=2), func.__get__(None, int) is func)
C.func = func
print(c.func(7), C.func(9), c.func.__self__ is c, c.func.__func__ is func)
inst = C()
inst.func = func
print(inst.func(1, 2))
C.d = "replaced on the class"
print(c.d)
class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, obj, owner):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class G:
    @Lazy
    def heavy(self):
        print("computed")
        return 42
g = G()
print(g.heavy, g.heavy, type(G.heavy).__name__)

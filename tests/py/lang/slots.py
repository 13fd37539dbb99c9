# __slots__: storage, errors, inheritance, with __dict__, defaults, names.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))
for text in ("p.y", "p.z = 1", "p.z", "del p.y", "p.__dict__"):
    try: exec(text)
    except AttributeError as e: print(e)
p.y = 2
del p.y
print(hasattr(p, "y"))
class Q(P): pass
q = Q(5)
q.anything = 1
print(q.__dict__, q.x)
class R(P):
    __slots__ = ("z",)
r = R(1)
r.z = 3
print(r.x, r.z, hasattr(r, "__dict__"), type(P.x).__name__, R.__slots__)
class S:
    __slots__ = "single"
s = S(); s.single = 1
print(s.single)
class T:
    __slots__ = ("a", "__dict__")
t = T(); t.a = 1; t.b = 2
print(t.__dict__, t.a)
for ns in ({"__slots__": ("x",), "x": 1}, {"__slots__": ("1bad",)}, {"__slots__": (1,)}, {"__slots__": ("__dict__", "__dict__")}):
    try: type("Bad", (), ns)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
class A:
    __slots__ = ("a",)
class B:
    __slots__ = ("b",)
try:
    class C(A, B): pass
except TypeError as e: print(e)
class E: __slots__ = ()
class F(A, E): __slots__ = ()
f = F(); f.a = 9
print(f.a)
class M:
    __slots__ = ("__private",)
    def __init__(self): self.__private = "mangled"
    def get(self): return self.__private
print(M().get(), hasattr(M(), "_M__private"))
class D:
    __slots__ = {"k": "doc of k"}
d = D(); d.k = 1
print(d.k, D.k.__doc__)
print(P.x.__get__(p), P.x.__name__, P.x.__objclass__ is P)
P.x.__set__(p, 44)
print(p.x)
try: P.x.__get__(D())
except TypeError as e: print(e)

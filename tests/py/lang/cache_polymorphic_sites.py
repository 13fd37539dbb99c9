# One call site, many classes and shapes.
class P: 
    def __init__(self, x): self.x = x
    def area(self): return self.x
class Q:
    def __init__(self, x): self.pad = 0; self.x = x
    def area(self): return self.x * 10
class R:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def area(self): return self.x * 100
class S:
    x = 7
    @staticmethod
    def area(): return "static"
class T:
    @property
    def x(self): return "prop"
    @classmethod
    def area(cls): return cls.__name__
class U:
    def __getattr__(self, n): return (lambda: "dyn " + n) if n == "area" else n
class V: area = 5; x = None
import types
m = types.SimpleNamespace(x="ns", area=lambda: "ns area")
def site(o): return o.x, o.area() if callable(o.area) else "not callable"
objs = [P(1), Q(2), R(3), S(), T(), U(), V(), m, P(4), T, type("W", (P,), {})(5)]
for _ in range(3):
    for o in objs[:9]: print(site(o), end=" ")
    print()
print(site(objs[10]), T.area())
def add(a, b): return a + b
for a, b in ((1, 2), (1.5, 2), ("a", "b"), ([1], [2]), ((1,), (2,)), (True, 1), (2 ** 62, 2 ** 62), (1j, 1), (b"a", b"b"), (1, 2.5), (-1, 1), (2 ** 46, 2 ** 46)): print(add(a, b), end=" ")
print()
try: add(1, "a")
except TypeError as e: print(e)
def get(c, k): return c[k]
class G:
    def __getitem__(self, k): return ("G", k)
for c, k in (([1, 2], 0), ([1, 2], -1), ({"a": 5}, "a"), ({0: "z"}, 0), ("abc", 1), ((1, 2), True), (b"xyz", 2), (range(5), 3), (G(), "q"), ([1, 2, 3], slice(1, 3)), (bytearray(b"a"), 0), (list, int)): print(get(c, k), end=" ")
print()
def lt(a, b): return a < b
print([lt(a, b) for a, b in ((1, 2), (1.5, 1), ("a", "b"), ([1], [2]), (1, 1.5), (True, 2), (2 ** 70, 1), ({1}, {1, 2}), (b"a", b"b"), ((1,), (1, 0)))])
def it(x): return [v for v in x]
for x in ([1], (1,), "a", {1: 2}, {1}, range(2), (i for i in "z"), b"a", iter([5]), map(str, [1]), {"k": 1}.items(), zip("a", "b"), enumerate("a")): print(it(x), end=" ")
print()
def call(f, *a): return f(*a)
for f, a in ((len, ("ab",)), (lambda x: x, (1,)), (str, (5,)), (P, (1,)), ([].append, (1,)), (P(3).area, ()), ("x".upper, ()), (type, (1,)), (print.__class__.__name__.upper, ())): r = call(f, *a); print(r if not isinstance(r, P) else "P", end=" ")
print()

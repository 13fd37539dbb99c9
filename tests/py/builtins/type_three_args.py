# Classes made by type(), with every piece of a class statement.
def init(self, v): self.v = v
A = type("A", (), {"__init__": init, "get": lambda self: self.v, "k": 5, "__doc__": "made", "__slots__": ("v",)})
a = A(3); print(a.get(), A.k, A.__doc__, A.__module__, hasattr(a, "__dict__"), type(a).__name__, A.__qualname__)
B = type("B", (A,), {"__qualname__": "Outer.B", "get": lambda self: "B" + str(super(B, self).get())}); print(B(1).get(), B, B.__bases__)
class M(type):
    def __new__(m, n, b, d, **k): c = super().__new__(m, n + "_M", b, d); c.kw = k; return c
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
C = M("C", (), {}, opt=1); print(C.__name__, C.kw, type(C) is M); D = type("D", (C,), {}); print(type(D) is M, D.__name__)
E = type(C)("E", (), {"x": property(lambda s: 9)}); print(E().x)
ns = {"z": 1}; F = type("F", (), ns); ns["z"] = 2; print(F.z); F.z = 3; print(ns["z"], F.__dict__["z"])
G = type("not an identifier!", (), {}); print(G.__name__, G)
H = type("H", (int, ), {"double": lambda s: s * 2}); print(H(4).double(), H(4) + 1, type(H(4) + 1).__name__)
def factory(n, *bases, **attrs): return type(n, bases, attrs)
I = factory("I", list, tag="t"); print(I([1]).tag, I([1]) + [2], I.__mro__[1])
for args in (("X",), ("X", ()), ("X", (), {}, 1), (1, (), {}), ("X", [], {}), ("X", (), 5), ("X", (1,), {}), ("X", (bool,), {}), ("X", (A, A), {}), ("X", (int, str), {}), ("X", (type(lambda: 0),), {}), (b"X", (), {})):
    try: print(type(*args).__name__)
    except TypeError as e: print(e)
try: type("X", (), {}, kw=1)
except TypeError as e: print(e)
class Hook:
    def __init_subclass__(cls, **k): print("hook", cls.__name__, k)
type("Sub", (Hook,), {}, a=1); class_ = type("Desc", (), {"__set_name__": lambda s, o, n: print("named", o.__name__, n)}); type("Owner", (), {"attr": class_()})
print(type(type("T", (), {})) is type, isinstance(A, type), type.__call__(A, 7).v, type.__new__(type, "N", (), {}).__name__, A.__class__ is type, type(5)(6), type("s")("t"), type([])("ab"))
n = type("Node", (), {"__init__": lambda s, *c: setattr(s, "c", c), "__repr__": lambda s: f"({' '.join(map(repr, s.c))})", "__len__": lambda s: len(s.c), "__iter__": lambda s: iter(s.c), "__eq__": lambda s, o: s.c == o.c, "__hash__": lambda s: hash(s.c)}); print(n(1, n(2), n()), len(n(1, 2)), list(n(5)), n(1) == n(1), len({n(1), n(1)}))

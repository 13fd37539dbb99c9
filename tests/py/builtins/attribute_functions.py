# getattr, setattr, hasattr, delattr, vars, dir.
class A:
    cls = 1
    def __init__(self): self.x = 2
    def m(self): return "m"
    @property
    def bad(self): raise ValueError("property")
    @property
    def missing(self): raise AttributeError("inner")
a = A()
print(getattr(a, "x"), getattr(a, "cls"), getattr(a, "zz", "dflt"), getattr(a, "m")(), getattr(A, "m")(a), getattr(a, "missing", "from default"), hasattr(a, "x"), hasattr(a, "zz"), hasattr(a, "missing"), hasattr(5, "real"), getattr("s", "upper")())
setattr(a, "y", 3); setattr(A, "z", 4); setattr(a, "with space", 5); print(a.y, a.z, vars(a)); delattr(a, "y"); delattr(a, "with space"); print(vars(a), a.__dict__ is vars(a))
for text in ("getattr(a)", "getattr(a, 'zz')", "getattr(a, 5)", "getattr(a, 'x', 1, 2)", "getattr(a, 'bad', 1)", "hasattr(a, 'bad')", "hasattr(a)", "hasattr(a, 5)", "setattr(a, 'x')", "setattr(a, 5, 1)", "setattr(5, 'x', 1)", "delattr(a, 'zz')", "delattr(a, 'cls')", "delattr(a)", "vars(5)", "vars(a, a)", "delattr(5, 'real')", "setattr(a, 'bad', 1)", "delattr(a, 'bad')", "getattr(a, None, 1)", "vars(object())", "setattr(int, 'x', 1)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print([n for n in dir(a) if not n.startswith("__")], [n for n in dir(A) if not n.startswith("__")], "__init__" in dir(a), dir(a) == sorted(dir(a)), "append" in dir([]), "__add__" in dir(5))
class B(A):
    def __init__(self): super().__init__(); self.own = 1
    def extra(self): pass
print([n for n in dir(B()) if not n.startswith("__")], list(vars(B())), sorted(n for n in vars(B) if not n.startswith("__")))
class D:
    def __dir__(self): return ["z", "a", "z"]
print(dir(D()))
class BadDir:
    def __dir__(self): return 5
try: dir(BadDir())
except TypeError as e: print(e)
def f():
    loc = 1
    other = "o"
    return dir(), sorted(vars()), locals()
print(f())
print("f" in dir(), "a" in vars(), vars() is globals(), "print" in dir(__builtins__), [n for n in dir() if n in ("A", "B", "f", "a")])
import math; print("pi" in dir(math), vars(math)["pi"] == math.pi, getattr(math, "nope", None))
try: math.nope
except AttributeError as e: print(e)
class G:
    def __getattr__(self, n): return n.upper()
print(getattr(G(), "abc"), hasattr(G(), "anything"), getattr(G(), "x", "unused"))
class S:
    __slots__ = ("p",)
s = S(); s.p = 1; print(getattr(s, "p"), hasattr(s, "q"), [n for n in dir(s) if n[0] != "_"])
try: vars(s)
except TypeError as e: print(e)

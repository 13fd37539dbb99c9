# __new__ and __init__: arguments, immutable subclasses, caching, errors.
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __init__(self, a, b): self.sum = a + b
    @property
    def first(self): return self[0]
t = T(1, 2)
print(t, t.sum, t.first, len(t), t + (3,), type(t + (3,)).__name__, t == (1, 2))
class Up(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
u = Up("abc")
print(u, type(u).__name__, type(u.lower()).__name__, u[0], isinstance(u, str), {u: 1}["ABC"])
class Even(int):
    def __new__(cls, v): return super().__new__(cls, v - v % 2)
    def __add__(self, o): return Even(int(self) + o)
print(Even(7), Even(4) + 3, Even(5) * 3, repr(Even(9)), Even(3) == 2, hash(Even(3)) == hash(2))
class F(float):
    def __repr__(self): return f"F({float(self)})"
print(F(1.5), [F(2)], F(1) + 1, F("2.5"))
class Cached:
    cache = {}
    def __new__(cls, k):
        if k in cls.cache: return cls.cache[k]
        self = cls.cache[k] = super().__new__(cls)
        return self
    def __init__(self, k): print("init", k); self.k = k
print(Cached(1) is Cached(1), Cached(2) is Cached(1))
class L(list):
    def __init__(self, *items): super().__init__(items); self.extra = len(items)
l = L(1, 2, 3)
l.append(4)
print(l, l.extra, l[1:], type(l[1:]).__name__, type(l + [1]).__name__, type(l.copy()).__name__, l == [1, 2, 3, 4])
class D(dict):
    def __init__(self, **kw): super().__init__(kw); self.n = len(kw)
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D(a=1)
d["b"] = 2
d.update(c=3)
print(d, d.n, d.setdefault("z", 1), type(d.copy()).__name__)
class S(set):
    def __repr__(self): return "S" + super().__repr__()
print(S([1]), S([1]) | {2}, type(S([1]) | {2}).__name__, S([1]) == {1})
class A: pass
class B:
    def __init__(self, x): pass
class C:
    def __new__(cls, x): return super().__new__(cls)
for text in ("A(1)", "A(x=1)", "B()", "C()", "object(1)", "object.__new__(A, 1)", "object.__new__()", "object.__new__(5)", "int.__new__(str)", "object.__new__(int)"):
    try: eval(text); print("ok", text)
    except TypeError as e: print(e)
print(type(C(1)).__name__)
class Ex(Exception):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
try: raise Ex(5)
except Ex as e: print(e, e.code, e.args, repr(e))
class NoInit(Exception): pass
print(repr(NoInit(1, "a")), str(NoInit()), NoInit(3).args)

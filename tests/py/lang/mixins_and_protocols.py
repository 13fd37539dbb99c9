# Multiple inheritance in practice: mixins, cooperative init, overriding operators.
class Base:
    def __init__(self, **kw):
        if kw: raise TypeError(f"left over: {sorted(kw)}")
        self.log = ["Base"]
class Named(Base):
    def __init__(self, *, name, **kw): super().__init__(**kw); self.name = name; self.log.append("Named")
class Sized(Base):
    def __init__(self, *, size=1, **kw): super().__init__(**kw); self.size = size; self.log.append("Sized")
    def __len__(self): return self.size
class Thing(Named, Sized):
    def __init__(self, **kw): super().__init__(**kw); self.log.append("Thing")
t = Thing(name="t", size=3); print(t.log, len(t), t.name, bool(Thing(name="x", size=0)))
try: Thing(name="n", color="red")
except TypeError as e: print(e)
try: Thing()
except TypeError as e: print(e)
class Comparable:
    def __eq__(self, o): return self.key() == o.key()
    def __lt__(self, o): return self.key() < o.key()
    def __hash__(self): return hash(self.key())
class Repr:
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
class Version(Comparable, Repr):
    def __init__(self, text): self.parts = tuple(int(p) for p in text.split("."))
    def key(self): return self.parts
print(sorted([Version("1.10"), Version("1.2"), Version("0.9.1")]), Version("1.0") == Version("1.0"), len({Version("1"), Version("1")}), max(Version("2"), Version("1")))
class Vec:
    def __init__(self, *v): self.v = v
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.v, o.v)))
    def __mul__(self, k): return Vec(*(a * k for a in self.v)) if not isinstance(k, Vec) else sum(a * b for a, b in zip(self.v, k.v))
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __sub__(self, o): return self + -o
    def __iter__(self): return iter(self.v)
    def __getitem__(self, i): return self.v[i]
    def __abs__(self): return (self * self) ** 0.5
    def __bool__(self): return any(self.v)
    def __eq__(self, o): return isinstance(o, Vec) and self.v == o.v
    def __repr__(self): return f"<{' '.join(map(str, self.v))}>"
a, b = Vec(1, 2), Vec(3, 4); print(a + b, a * 3, 3 * a, a * b, -a, b - a, [*a], a[1], abs(b), bool(Vec(0, 0)), a == Vec(1, 2), a != b, sum([a, b], Vec(0, 0)), b[::-1]); x, y = a; print(x, y)
class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x): r = 0; [r := r * x + k for k in reversed(self.c)]; return r
    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, p in enumerate(self.c):
            for j, q in enumerate(o.c): out[i + j] += p * q
        return Poly(*out)
p = Poly(1, 1); print((p * p * p).c, (p * p)(10), p(-1))
class Stack(list):
    push = list.append
    def peek(self): return self[-1]
s = Stack(); s.push(1); s.push(2); print(s.peek(), s.pop(), s, len(s))
class Default(dict):
    def __missing__(self, k): self[k] = v = len(self); return v
d = Default(); print([d[c] for c in "abcab"], d)
class Upper(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
    def __add__(self, o): return Upper(str(self) + o)
print(Upper("ab") + "cd", type(Upper("a") + "b").__name__)

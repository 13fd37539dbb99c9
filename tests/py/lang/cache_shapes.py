# Instances whose attributes are added and removed in many orders.
class A: pass
def names(o): return list(o.__dict__)
a, b = A(), A()
a.x = 1; a.y = 2; b.y = 3; b.x = 4
print(names(a), names(b), a.x, b.x, a.__dict__ == {"x": 1, "y": 2})
del a.x; a.x = 9; print(names(a), a.x, a.y)
for i in range(100): setattr(a, f"n{i}", i)
print(len(names(a)), a.n99, a.n0, a.x); [delattr(a, f"n{i}") for i in range(0, 100, 2)]; print(len(names(a)), a.n51, hasattr(a, "n50"), names(a)[:4])
def read(o): return o.x + o.y
objs = []
for order in ("xy", "yx", "zxy", "xzy", "xyz"):
    o = A()
    for k, n in enumerate(order): setattr(o, n, k)
    objs.append(o)
print([read(o) for o in objs for _ in range(3)])
o = A(); o.x = 1; d = o.__dict__; d["y"] = 5; print(read(o), o.y); d.clear(); print(names(o), hasattr(o, "x")); o.x = 2; print(d, d is o.__dict__)
o.__dict__ = {"x": 10, "y": 20}; print(read(o), d, vars(o)); o.z = 3; print(o.__dict__); o.__dict__.update(x=100); print(read(o)); o.__dict__[5] = "int key"; print(o.__dict__, o.x)
p = A(); p.__dict__ = d2 = {"shared": 1}; q = A(); q.__dict__ = d2; p.new = 2; print(q.new, q.shared); del q.shared; print(hasattr(p, "shared"))
class Init:
    def __init__(self, flag):
        self.a = 1
        if flag: self.b = 2
        self.c = 3
print([names(Init(i % 2)) for i in range(3)], [Init(f).c for f in (0, 1, 0, 1)])
class Many:
    def __init__(self, n):
        for i in range(n): self.__dict__[f"f{i}"] = i
m = Many(2000); print(len(vars(m)), m.f1999); m.f5 = "changed"; print(m.f5, sum(v for v in vars(m).values() if isinstance(v, int)))
class W:
    def w(self, v): self.v = v; return self.v
w = W(); print([w.w(v) for v in (1, "s", 2.5, None, [1])], w.v); print([setattr(w, "t", i) or w.t for i in range(3)])
w.__dict__["w"] = lambda v: "instance w"; print(w.w(5)); del w.w; print(w.w(6)); e = A(); e.e = e; print(e.e.e.e is e); del e.e; print(names(e))
for i in range(1000): t = A(); t.p = i; t.q = -i; assert t.p + t.q == 0
print("ok"); x = A(); x.k1 = 1; y = A(); y.k1 = "y"; x.k2 = 2; del x.k1; x.k1 = 3; print(names(x), names(y), x.k1, y.k1)

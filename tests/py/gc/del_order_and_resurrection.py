# __del__ in cycles, resurrection, order, and being called once.
import gc
gc.disable()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a, b = D("a"), D("b"); a.o, b.o = b, a; del a, b; print("dropped"); gc.collect(); print("collected")
saved = []
class R:
    def __init__(self, n): self.n = n
    def __del__(self): print("resurrect", self.n); saved.append(self)
r = R(1); del r; print(saved[0].n); saved.clear(); print("second death is silent")
r = R(2); r.me = r; del r; gc.collect(); print(len(saved)); saved[0].me = None; saved.clear(); gc.collect(); print("gone")
class Chain:
    def __init__(self, n, next=None): self.n, self.next = n, next
    def __del__(self): print("chain", self.n, self.next is not None)
c = Chain(1, Chain(2, Chain(3))); del c
class Attr:
    def __del__(self): print("attr still there:", self.x.n)
o = Attr(); o.x = D("value of attr"); del o
class Make:
    def __del__(self): D("made in del")
Make(); print("made")
class Sub(D):
    def __del__(self): print("sub first"); super().__del__()
Sub("s")
class Err:
    def __del__(self): self.fine = True; print("sets attributes", self.fine)
Err()
l = [D(i) for i in range(3)]; l[:] = []; print("list cleared")
d = {i: D(f"v{i}") for i in range(2)}; d.clear(); t = (D("t0"), D("t1")); del t; s = D("shadow"); s = 1
def f(x): del x; print("still held by the caller's name" if g else "")
g = D("g"); f(g); del g
class P: 
    def __del__(self): type(self).count += 1
    count = 0
for _ in range(100): P()
print(P.count); ps = [P() for _ in range(50)]; del ps; print(P.count)
class Cyc:
    def __init__(self): self.me = self
    def __del__(self): type(self).n += 1
    n = 0
for _ in range(20): Cyc()
print(Cyc.n); gc.collect(); print(Cyc.n)

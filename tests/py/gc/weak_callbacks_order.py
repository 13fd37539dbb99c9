# Weak reference callbacks: order, errors in them, resurrection, cycles.
import gc, sys, weakref
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.exc_value)
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1); refs = [weakref.ref(a, lambda r, i=i: print("callback", i, r() is None)) for i in range(3)]; a = None
a = A(2); r = weakref.ref(a, lambda r: 1 / 0); a = None; print("after error")
a = A(3); b = A(4); a.o, b.o = b, a
ra, rb = weakref.ref(a, lambda r: print("cycle a")), weakref.ref(b, lambda r: print("cycle b")); del a, b
print("dropped"); gc.collect(); print("collected", ra(), rb())
class Res:
    def __del__(self): saved.append(self)
saved = []; x = Res(); r = weakref.ref(x, lambda r: print("cb of resurrected")); x = None; print(r() is None, len(saved)); saved.clear()
a = A(5); inner = weakref.ref(a); outer = weakref.ref(a, lambda r: print("inner in callback", inner())); a = None
a = A(6); a.r = weakref.ref(a, lambda r: print("never: the ref dies with its object")); del a
d = {}; a = A(7); d[weakref.ref(a, lambda r: d.pop(r))] = "v"; print(len(d)); del a; print(len(d))
class S: __slots__ = ("v", "__weakref__")
s = S(); s.v = weakref.ref(s); w = weakref.ref(s, lambda r: print("slots")); del s
def f():
    local = A(8); ws.append(weakref.ref(local, lambda r: print("frame local gone")))
    return 1
ws = []; f(); ws.clear()
n = [weakref.ref(A(9))]; print(n[0]())
class Node: pass
ring = [Node() for _ in range(4)]
for i, x in enumerate(ring): x.next = ring[i - 1]
ws = [weakref.ref(x, lambda r: fired.append(1)) for x in ring]; fired = []; del x; ring.clear(); print(len(fired)); gc.collect(); print(len(fired), all(w() is None for w in ws))
p = A(10); ps = {weakref.ref(p), weakref.ref(p)}; h = hash(weakref.ref(p)); print(len(ps)); k = weakref.ref(p); hash(k); del p; print(hash(k) == h, k() is None)

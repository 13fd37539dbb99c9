# Finalisers that mutate the container being changed.
import gc
class Clear:
    def __init__(self, l): self.l = l
    def __del__(self): self.l.append("from del"); log.append(len(self.l))
log = []
l = []; l.extend([Clear(l), Clear(l), 1]); l[0] = 0; print(l[0], len(l), log); del l[1]; print(len(l), log)
l.clear(); print(l, log)
class Pop:
    def __init__(self, d): self.d = d
    def __del__(self): self.d.pop("x", None); self.d["added"] = 1
d = {}; d["k"] = Pop(d); d["x"] = 1; d["k"] = 2; print(d); d["p"] = Pop(d); del d["p"]; print(sorted(d)); d["q"] = Pop(d); d.clear(); print(d)
s = set()
class SetDel:
    def __del__(self): s.add("from del")
s.add(SetDel()); s.clear(); print(s)
class Global:
    def __del__(self): global name; name = "set in del"
name = Global(); name = "assigned"; print(name)
class Nested:
    def __init__(self, n): self.n = n; self.child = Nested(n - 1) if n else None
    def __del__(self): log.append(self.n); self.child = None
log.clear(); Nested(5); print(log)
class Slice:
    def __del__(self): big[:] = [1]
big = [Slice(), Slice(), Slice(), 5]; big[0:2] = []; print(big)
big = [Slice() for _ in range(3)]; big.sort(key=id); big.pop(); print(len(big)); big = [Slice(), 2]; big *= 0; print(big)
class Coll:
    def __del__(self): gc.collect(); log.append("collected in del")
log.clear(); Coll(); x = [Coll() for _ in range(3)]; del x; print(log)
class Iter:
    def __init__(self, l): self.l = l
    def __del__(self): self.l.clear()
l = [1, 2, 3]; l.insert(0, Iter(l))
for v in l: l[0] = None; del v
print(l)

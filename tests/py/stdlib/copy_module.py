# copy and deepcopy: sharing, memo, cycles, hooks.
import copy
l = [1, [2, 3], {"k": [4]}]; s = copy.copy(l); d = copy.deepcopy(l); l[1].append("x"); l[2]["k"].append("y"); print(s, d, s is l, s[1] is l[1])
t = (1, [2]); print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)) , copy.copy("s"), copy.deepcopy(5), copy.copy(None), copy.deepcopy(len) is len, copy.copy(int) is int, copy.deepcopy(lambda: 0).__name__)
shared = [0]; a = copy.deepcopy([shared, shared]); print(a[0] is a[1], a[0] is shared)
c = [1]; c.append(c); d = copy.deepcopy(c); print(d, d[1] is d, copy.copy(c)[1] is c)
class A:
    def __init__(self, x): self.x = x; self.l = [x]
o = A(1); s = copy.copy(o); d = copy.deepcopy(o); o.l.append(2); print(s.l, d.l, type(d).__name__, s.__dict__ is o.__dict__)
o.me = o; d = copy.deepcopy(o); print(d.me is d)
class H:
    def __init__(self, v): self.v = v
    def __copy__(self): return H("copied")
    def __deepcopy__(self, memo): return H(("deep", type(memo).__name__))
print(copy.copy(H(1)).v, copy.deepcopy(H(1)).v, copy.deepcopy([H(1)])[0].v)
class R:
    def __init__(self, a): self.a = a
    def __reduce__(self): return (R, (self.a + 1,))
print(copy.copy(R(1)).a, copy.deepcopy(R(5)).a)
class S:
    __slots__ = ("p", "q")
s = S(); s.p = [1]; d = copy.deepcopy(s); print(d.p, d.p is s.p, hasattr(d, "q"))
class St:
    def __init__(self): self.v = 1
    def __getstate__(self): return {"v": self.v, "extra": 2}
    def __setstate__(self, st): self.__dict__.update(st); self.set = True
print(copy.copy(St()).__dict__)
class L(list): pass
x = L([1, [2]]); x.attr = "a"; y = copy.deepcopy(x); print(y, y.attr, type(y).__name__, y[1] is x[1], copy.copy(x).attr)
print(copy.copy({1: [2]}), copy.deepcopy({1: {2}}), copy.deepcopy(frozenset([1])), copy.copy(bytearray(b"x")), copy.deepcopy({(1, 2): [3]}), copy.deepcopy(range(3)), copy.copy(slice(1)))
for bad in ("copy.copy(x for x in [])", "copy.deepcopy(iter([1]))", "copy.copy()", "copy.deepcopy(__import__('sys'))"):
    try: eval(bad); print("ok")
    except TypeError as e: print(e)
e = copy.copy(ValueError("m", 1)); print(repr(e), copy.deepcopy({"e": KeyError("k")})); from dataclasses import dataclass
@dataclass
class D: v: list
print(copy.deepcopy(D([1])), copy.replace(D([1]), v=5))

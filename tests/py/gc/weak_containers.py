# WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize, WeakMethod.
import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"
    def m(self): return self.n
d = weakref.WeakValueDictionary(); a, b = A(1), A(2); d["a"], d["b"] = a, b
print(sorted(d.items(), key=str), len(d), d["a"], "a" in d, d.get("z")); del a; print(list(d), len(d), d.get("a", "gone"))
k = weakref.WeakKeyDictionary(); x, y = A("x"), A("y"); k[x] = 1; k[y] = 2; print(len(k), k[x]); del x; print(list(k.values()), y in k)
s = weakref.WeakSet([b]); t = A("t"); s.add(t); print(len(s), t in s); del t; print(len(s), list(s))
f = weakref.finalize(b, print, "finalised", "b", sep="-"); print(f.alive); del b; s.clear(); print(f.alive, f())
o = A("o"); f = weakref.finalize(o, print, "called by hand"); f(); f(); del o; print("no second call")
o = A("w"); wm = weakref.WeakMethod(o.m); print(wm()()); del o; print(wm())
o = A("plain"); r = weakref.ref(o.m); print(r() is None)
d = weakref.WeakValueDictionary(); items = [A(i) for i in range(5)]
for i in items: d[i.n] = i
for i in list(items):
    if i.n % 2: items.remove(i)
del i
print(sorted(d))
try: d["int"] = 5
except TypeError as e: print(e)
try: d["nope"]
except KeyError as e: print(repr(e))

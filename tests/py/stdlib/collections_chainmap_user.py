# ChainMap, UserDict, UserList, abc mixins.
from collections import ChainMap, UserDict, UserList, UserString
import collections.abc as abc
c = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(c["a"], c["b"], len(c), sorted(c), c.maps, c.parents["a"], c.new_child({"z": 0})["z"], "q" in c, c.get("q", 5)); c["b"] = 9; print(c.maps, dict(c))
try: c["zz"]
except KeyError as e: print(e)
try: del c["q"]
except KeyError as e: print(e)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
u = U(A=1); u["B"] = 2; u.update(C=3); print(u, u.data, len(u), "b" in u, u.pop("a"), dict(u))
class L(UserList):
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(2); print(l, l + [5], l[0], l.data, len(l), sorted(l, reverse=True)); print(UserString("abc").upper(), UserString("a") + "b")
class Seq(abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i * i
s = Seq(4); print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)))
class Map(abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Map(); m["a"] = 1; m.update(b=2); print(dict(m), m.pop("a"), m.get("zz", 0), list(m.items()), m.setdefault("c", 3), m == {"b": 2, "c": 3}, m.popitem(), len(m)); m.clear(); print(len(m))
class S(abc.Set):
    def __init__(self, it): self.l = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.l
    def __iter__(self): return iter(self.l)
    def __len__(self): return len(self.l)
print(list(S("abc") & S("bcd")), list(S("ab") | S("bc")), list(S("abc") - S("a")), S("ab") == S("ba"), S("a") < S("ab"), S("ab").isdisjoint("c"))
try: abc.Sequence()
except TypeError as e: print(e)
class Partial(abc.Sequence):
    def __len__(self): return 0
try: Partial()
except TypeError as e: print(e)

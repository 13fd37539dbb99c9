# sorted and reversed: any iterable, key, stability, protocol.
print(sorted("banana"), sorted({3: 1, 1: 2}), sorted((2, 1)), sorted(range(3, 0, -1)), sorted(x for x in "ba"), sorted([]), sorted({2, 1}), sorted([[2], [1]]), sorted(b"ba"))
print(sorted("bB", key=str.lower), sorted([1, -2, 3], key=abs, reverse=True), sorted([3, 1], reverse=1), sorted(["10", "9"], key=int), sorted([(1, 2), (1, 1)], key=lambda p: p[0]), sorted([1, 2], key=None))
pairs = [("a", 1), ("b", 0), ("c", 1), ("d", 0)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True), list(reversed(sorted(pairs, key=lambda p: p[1]))))
for text in ("sorted()", "sorted(5)", "sorted([1, 'a'])", "sorted([1], str)", "sorted([None, 1])", "sorted([1], key=5)", "sorted([3, 1], cmp=1)", "sorted([1, 2], key=lambda: 0)", "sorted([1j, 2j])", "sorted([{}, {}])", "reversed(5)", "reversed({1})", "reversed(x for x in [])", "reversed()", "sorted(iterable=[1])"):
    try: print(text, eval(text))
    except TypeError as e: print(text, "->", e)
l = [3, 1, 2]
s = sorted(l)
print(l, s, s is l, list(reversed(l)), l)
r = reversed(l)
print(next(r), list(r), list(r), type(r).__name__, r.__length_hint__())
print(list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.items())), list(reversed(b"ab")), "".join(reversed("日本")))
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): print("get", i, end=" "); return i
print(list(reversed(Seq())))
class R:
    def __reversed__(self): return "anything"
print(reversed(R()))
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
try: reversed(N())
except TypeError as e: print(e)
class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): K.n += 1; return self.v < o.v
print([k.v for k in sorted([K(3), K(1), K(2)])], K.n > 0)
gt_only = type("G", (), {"__gt__": lambda a, b: id(a) > id(b) and False})
print(len(sorted([gt_only(), gt_only()])))
m = [1, 2, 3]; rm = reversed(m); m.append(4); print(list(rm)); rm = reversed(m); m.clear(); print(list(rm))

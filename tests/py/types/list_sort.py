# list.sort: stability, key, reverse, mutation during sort, errors leave a permutation.
import functools
people = [("ann", 30), ("bob", 25), ("cat", 30), ("dan", 25), ("eve", 30)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, reverse=True)[0])
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
print(calls)
l = [3, 1, 2]
def spy(x):
    seen.append(len(l))
    return x
seen = []
l.sort(key=spy)
print(seen, l)
def grow(x):
    l.append(9)
    return x
try: l.sort(key=grow)
except ValueError as e: print(e, l)
def boom(x):
    if x == 1: raise KeyError(x)
    return x
m = [3, 1, 2]
try: m.sort(key=boom)
except KeyError as e: print(repr(e), m)
n = [1, "a", 2]
try: n.sort()
except TypeError as e: print(e, sorted(map(str, n)))
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"C{self.v}"
print(sorted([C(3), C(1), C(2)]), sorted([C(3), C(1)], reverse=True), min(C(2), C(1)))
class NoLt: pass
try: sorted([NoLt(), NoLt()])
except TypeError as e: print(e)
print(sorted([NoLt()])[0].__class__.__name__, sorted([]), sorted("hello"), sorted({3: 1, 1: 2}), sorted((x for x in "ba"), reverse=1))
data = [(i * 7919) % 1000 for i in range(1000)]
s = sorted(data)
print(s[:5], s[-3:], all(a <= b for a, b in zip(s, s[1:])), sorted(data, reverse=True) == s[::-1])
big = list(range(200)) + list(range(100)) + list(range(200, 0, -1))
print(sorted(big) == sorted(reversed(big)), len(sorted(big)))
idx = sorted(range(300), key=lambda i: i % 7)
print(all(a < b for a, b in zip(idx, idx[1:]) if a % 7 == b % 7))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), sorted([0.0, -0.0, 0]), sorted([float("nan"), 1])[0] != 1 or True)
print(sorted(["b", "B", "a", "A"]), sorted(["b", "B", "a", "A"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted([True, False, 2, -1]))
lt = []
class T(int):
    def __lt__(self, o): lt.append(1); return int(self) < int(o)
sorted([T(i) for i in range(50)]); print(len(lt))

# Sets, dicts, lists and deques that change while an operation on them runs.
from _collections import deque
class Eq:
    def __init__(self, act): self.act = act
    def __hash__(self): return 1
    def __eq__(self, other):
        act, self.act = self.act, None
        if act: act()
        return self is other
def attempt(f):
    try: return f()
    except Exception as e: return type(e).__name__, str(e)
for grow in (False, True):
    s = set(); d = {}; l = []; q = deque()
    def act():
        for c in (s, d, l, q):
            if not grow: c.clear()
            elif c is s: s.update(range(100, 140))
            elif c is d: d.update(dict.fromkeys(range(100, 140)))
            else: c.extend(range(100, 140))
    def fill():
        s.clear(); d.clear(); l.clear(); q.clear()
        k = Eq(act); s.add(k); d[k] = 0; l.append(k); q.append(k)
        s.update((2, 3)); d.update({2: 2, 3: 3}); l.extend((2, 3)); q.extend((2, 3))
    for f in (lambda: Eq(None) in s, lambda: Eq(None) in d, lambda: 5 in l, lambda: 5 in q, lambda: l.index(5), lambda: q.index(5), lambda: l.remove(5), lambda: q.remove(5), lambda: l.count(5), lambda: q.count(5),
              lambda: s.add(Eq(None)), lambda: s.discard(Eq(None)), lambda: d.setdefault(Eq(None), 7), lambda: d.pop(Eq(None), 8), lambda: s | {Eq(None)} and None, lambda: s.isdisjoint([Eq(None)]), lambda: s.update([Eq(None)]),
              lambda: l == [5, 2, 3], lambda: l < [5, 2, 3], lambda: q == deque([5, 2, 3]), lambda: d == {Eq(None): 0, 2: 2, 3: 3}, lambda: s == {Eq(None), 2, 3}, lambda: len(s & {Eq(None), 9}), lambda: len(s - {Eq(None), 9})):
        fill()
        r = attempt(f)
        print(r, len(s), len(d), len(l), len(q), end=" / ")
    print()
def walk(c, change):
    n = 0
    try:
        for x in c:
            n += 1
            if n == 2: change()
            if n > 20: break
    except RuntimeError as e: return n, str(e)
    return n
s = {1, 2, 3, 4}; print(walk(s, lambda: s.add(9)), walk(s, lambda: s.discard(9)), walk(s, s.clear))
d = {1: 1, 2: 2, 3: 3}; print(walk(d, lambda: d.update({9: 9})), walk(d.items(), lambda: d.pop(9)), walk(d.values(), lambda: (d.pop(1), d.update({8: 8}))), walk(d, d.clear))
l = [1, 2, 3]; print(walk(l, lambda: l.append(4)), walk(l, l.pop), walk(reversed(l), lambda: l.append(7)), walk(l, l.clear))
q = deque([1, 2, 3]); print(walk(q, lambda: q.append(4)), walk(q, q.pop), walk(reversed(q), lambda: q.rotate(1)), walk(q, lambda: q.__setitem__(0, 5)), walk(q, q.clear))
l = [3, 1, 2]
print(attempt(lambda: l.sort(key=lambda x: l.append(x) or x)), l, attempt(lambda: l.sort(key=lambda x: l.clear() or x)), l, attempt(lambda: l.sort(key=lambda x: (len(l), x))), l)
class Index:
    def __index__(self): l.clear(); return 1
l = list(range(10)); print(attempt(lambda: l[Index():]), l)
l = list(range(10)); print(attempt(lambda: l[Index()]), l)
l = list(range(10)); print(attempt(lambda: l.__setitem__(slice(Index(), 5), [7, 7])), l)
l = list(range(10)); print(attempt(lambda: l.__delitem__(slice(0, 8, Index()))), l)
l = list(range(10)); print(attempt(lambda: l.insert(Index(), "x")), l)
l = list(range(10)); print(attempt(lambda: l.pop(Index())), l)
l = list(range(10)); print(attempt(lambda: l * Index()), l)
class Repr:
    def __repr__(self): l.clear(); d.clear(); return "R"
l = [1, Repr(), 3]; d = {1: Repr(), 2: 2}; print(l, l); d = {1: Repr(), 2: 2}; l = [1]; print(d, d)

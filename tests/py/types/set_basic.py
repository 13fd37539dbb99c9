# set and frozenset: operations, methods, comparison, errors (results sorted where order is free).
def p(x): print(type(x).__name__, sorted(x, key=repr))
a, b = {1, 2, 3}, {3, 4}
for x in (a | b, a & b, a - b, a ^ b, a.union(b, [9]), a.intersection(b, "3"), a.difference(b, [1]), a.symmetric_difference([1, 7]), frozenset(a) | b, b | frozenset(a), a.copy(), set("abca"), frozenset([1, 1]), set(), {*a, *"x"}): p(x)
print(a == {3, 2, 1}, a != b, a < {1, 2, 3, 4}, a <= a, a < a, a > {1}, a >= {1, 9}, {1} == frozenset([1]), a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([7]), a.isdisjoint([1]), a == [1, 2, 3], set() < a)
c = set(a); c.add(5); c.add(5); c.discard(99); c.remove(1); c.update([7, 8], {9}); p(c)
c -= {7}; c |= {10}; c &= {10, 8, 5}; c ^= {8, 100}; p(c)
c.intersection_update([5, 100, 3]); p(c); c.difference_update({100}, [3]); p(c); c.symmetric_difference_update({5, 6}); p(c)
print(c.pop(), c, len(c)); c.clear(); print(c, frozenset(), repr(set()), {1}, frozenset([1]), bool(set()))
for text in ("c.remove(5)", "set().pop()", "c.add([])", "{[]}", "{{1}}", "a | [1]", "a < [1]", "a + b", "frozenset().add(1)", "hash(a)", "set(5)", "set(1, 2)", "a[0]", "a & None", "a.union(5)", "c.add()", "a.update(5)", "1 | a", "c -= [1]", "frozenset([[]])", "a.remove({1})", "{1: 2} | a"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
print({1, 1.0, True} == {1}, len({0, False, 0.0}), {frozenset([1]): "k"}[frozenset([1])], {1} in {frozenset([1])}, frozenset([1]) in {frozenset([1])}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
s = {5, 3, 1}; print(sum(s), max(s), min(s), sorted(s, reverse=True), 3 in s, [x for x in sorted(s)], len({x % 2 for x in range(9)}), all(s))
f = frozenset("ab"); print(f.copy() is f, frozenset(f) is f, f | {"c"} == {"a", "b", "c"}, f.isdisjoint("z"), type(f - {"a"}).__name__, f == set("ba"))
t = s; s |= {9}; print(t is s, 9 in t); g = f; g |= {"z"}; print(g is f, "z" in f)
try:
    for x in s: s.discard(x)
except RuntimeError as e: print(e)
class S(set): pass
print(type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__, S([1]) == {1}, repr(S()), repr(S([1])), type({1} | S()).__name__, repr(frozenset({2})))
r = {None, "a", (1, 2)}; print(None in r, (1, 2) in r, len(r), {i for i in ()} == set(), {1, 2} - {1} | {3} == {2, 3}, not {1} & {2})

# itertools: product, permutations, combinations, groupby, tee, zip_longest.
from itertools import *
print(list(product("ab", [1, 2])), list(product()), list(product("ab", repeat=2)), list(product("a", [])), len(list(product(range(3), repeat=4))), list(product([0, 1], repeat=0)), next(product("ab", "cd")))
print(list(permutations("abc", 2)), list(permutations([1, 2, 3])), list(permutations("ab", 3)), list(permutations("ab", 0)), len(list(permutations(range(6)))), list(permutations([])))
print(list(combinations("abcd", 2)), list(combinations("ab", 0)), list(combinations("ab", 3)), list(combinations_with_replacement("abc", 2)), len(list(combinations(range(10), 5))), list(combinations_with_replacement("ab", 0)))
print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in groupby("aab")], list(groupby([])))
gs = [(k, g) for k, g in groupby("aab")]; print([(k, list(g)) for k, g in gs])
g = groupby("aabb"); k1, g1 = next(g); print(next(g1)); k2, g2 = next(g); print(list(g1), list(g2))
a, b = tee([1, 2, 3]); print(next(a), next(a), list(b), list(a)); x, y, z = tee("ab", 3); print(list(x), next(y), list(z), list(y)); print(tee([], 0), len(tee([1], 2)))
print(list(zip_longest("abc", [1])), list(zip_longest("ab", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])), list(zip_longest("a", "bcd", "ef", fillvalue=0)))
for text in ("product(5)", "product('a', repeat=-1)", "permutations('ab', -1)", "permutations('ab', 'x')", "combinations('ab')", "combinations('ab', -1)", "groupby()", "list(groupby([1], 5))", "tee(5)", "tee([], -1)", "zip_longest('a', wrong=1)", "combinations(5, 1)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
from collections import Counter
print(sum(1 for p in permutations(range(5)) if all(p[i] != i for i in range(5))), [c for c in combinations(range(6), 3) if sum(c) == 6], Counter(sum(p) for p in product(range(1, 7), repeat=2)).most_common(1))
def boom():
    yield 1
    raise ValueError("in source")
a, b = tee(boom()); next(a)
for t in (a, b, b):
    try: print(next(t))
    except (ValueError, StopIteration) as e: print(type(e).__name__, e)
def keyfail(x): raise KeyError(x)
try: next(groupby([1], keyfail))
except KeyError as e: print(repr(e))

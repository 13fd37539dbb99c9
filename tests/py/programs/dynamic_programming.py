# Levenshtein, LCS, knapsack, coins, longest increasing subsequence, edit scripts.
from functools import cache
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print([distance(*p) for p in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"))])
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i + 1][j], t[i][j + 1], key=len)
    return t[-1][-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs("abcdef", "acf"), repr(lcs("abc", "xyz")))
@cache
def knap(i, w): return 0 if i < 0 else max(knap(i - 1, w), knap(i - 1, w - items[i][0]) + items[i][1] if items[i][0] <= w else 0)
items = ((1, 1), (3, 4), (4, 5), (5, 7)); print(knap(3, 7), knap(3, 0), knap.cache_info().misses)
def coins(total, kinds):
    ways = [1] + [0] * total; best = [0] + [None] * total
    for c in kinds:
        for v in range(c, total + 1):
            ways[v] += ways[v - c]
            if best[v - c] is not None and (best[v] is None or best[v] > best[v - c] + 1): best[v] = best[v - c] + 1
    return ways[total], best[total]
print(coins(100, (1, 5, 10, 25, 50)), coins(3, (2,)), coins(0, (1,)))
def lis(xs):
    import bisect
    tails, prev, at = [], [None] * len(xs), []
    for i, x in enumerate(xs):
        k = bisect.bisect_left(tails, x)
        if k == len(tails): tails.append(x); at.append(i)
        else: tails[k] = x; at[k] = i
        prev[i] = at[k - 1] if k else None
    out, i = [], at[-1] if at else None
    while i is not None: out.append(xs[i]); i = prev[i]
    return out[::-1]
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis([]), lis([3, 2, 1]))
@cache
def catalan(n): return 1 if n == 0 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
@cache
def paths(r, c): return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
print([catalan(n) for n in range(12)], paths(20, 20))
def max_sub(xs):
    best = cur = xs[0]
    for x in xs[1:]: cur = max(x, cur + x); best = max(best, cur)
    return best
print(max_sub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_sub([-3, -1]))
def pascal():
    row = [1]
    while True: yield row; row = [a + b for a, b in zip([0] + row, row + [0])]
for _, r in zip(range(6), pascal()): print(" ".join(map(str, r)).center(24).rstrip())

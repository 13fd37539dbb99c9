# Programs built from itertools, functools, collections and operator together.
from itertools import *; from functools import reduce, partial; from collections import *; import operator
def primes():
    yield 2
    composites = defaultdict(list)
    for n in count(3, 2):
        if n in composites:
            for p in composites.pop(n): composites[n + 2 * p].append(p)
        else: composites[n * n].append(n); yield n
print(list(islice(primes(), 25)))
def windows(it, n):
    d = deque(islice(it := iter(it), n - 1), maxlen=n)
    for x in it: d.append(x); yield tuple(d)
print(list(windows("abcde", 3)))
flatten = chain.from_iterable; print(list(flatten([[1], [2, 3]])), list(flatten(repeat("ab", 2))))
def powerset(s): s = list(s); return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
print(list(powerset("abc")))
def roundrobin(*its):
    iters = deque(map(iter, its))
    while iters:
        try: yield next(iters[0]); iters.rotate(-1)
        except StopIteration: iters.popleft()
print("".join(roundrobin("ABC", "D", "EF")))
print(reduce(operator.mul, range(1, 11)), dict(Counter(map(len, "a bb cc ddd".split()))), {k: [*g] for k, g in groupby(sorted("banana"))}, [*map(operator.itemgetter(0), groupby("aabbc"))])
def partition(p, it): a, b = tee(it); return [*filterfalse(p, a)], [*filter(p, b)]
print(partition(lambda x: x % 2, range(7)), all(starmap(operator.lt, pairwise([1, 2, 3]))), next((i for i, x in enumerate("abc") if x == "c"), -1), sum(starmap(operator.mul, zip([1, 2], [3, 4]))))
def grouper(it, n, fill=None): return zip_longest(*[iter(it)] * n, fillvalue=fill)
print(list(grouper("abcdefg", 3, "-"))); wc = Counter(w for line in ["the a the", "a the"] for w in line.split()); print(wc.most_common())
fibs = [0, 1]; [fibs.append(a + b) for a, b in zip(fibs, islice(iter(fibs), 1, None)) if len(fibs) < 12]; print(fibs); pipeline = lambda *fs: lambda x: reduce(lambda v, f: f(v), fs, x); print(pipeline(str.strip, str.upper, str.title)("  hello "))

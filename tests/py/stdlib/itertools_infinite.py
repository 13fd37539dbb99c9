# itertools: count, cycle, repeat, accumulate, chain, islice, takewhile, dropwhile.
from itertools import *
print([next(c) for c in [count()] * 3], list(islice(count(5, 2), 4)), list(islice(count(2.5, -0.5), 3)), count(3), count(1, 2), list(islice(count(2 ** 63 - 1), 2)), next(count(1j)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(7, 3)), list(islice(repeat("x"), 2)), list(repeat(1, 0)), list(repeat(1, -5)), repeat("a", 2), list(map(pow, range(4), repeat(2))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)), list(accumulate([])), list(accumulate([], initial=5)), list(accumulate("abc")), list(accumulate([3, 1, 2], max)))
print(list(chain("ab", [1], ())), list(chain()), list(chain.from_iterable(["ab", "c"])), list(chain.from_iterable(range(i) for i in range(4))), list(chain(*[[1], [2]])))
print(list(islice("abcdef", 3)), list(islice("abcdef", 1, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", None)), list(islice("abc", 0)), list(islice("ab", 5)), list(islice(iter(range(10)), 2, 8, 3)))
it = iter(range(10)); print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), list(it))
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(None, [0, 1, ""])), list(compress("abcdef", [1, 0, 1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(pairwise("a")), list(batched("abcdefg", 3)))
for text in ("count('a')", "islice('a')", "islice('a', -1)", "islice('a', 0, 1, 0)", "islice('a', 'x')", "repeat()", "cycle()", "list(chain(5))", "list(chain.from_iterable([1]))", "accumulate()", "takewhile(1)", "list(takewhile(5, [1]))", "compress('a')", "list(starmap(pow, [1]))", "batched('a', 0)", "list(batched('abc', 2, strict=True))", "repeat(1, 'a')", "list(pairwise(5))", "count(1, 2, 3)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
def gen():
    for i in range(3): print("pull", i, end="; "); yield i
print(list(takewhile(lambda x: x < 1, gen()))); print(list(islice(gen(), 1))); print(next(chain(gen(), "never"))); print(list(zip(gen(), count(10))))

# itertools, enumerate, zip, map, filter and deque on pseudo-random lists.
from itertools import *
from _collections import deque

state = 31337
def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__, str(e)
for rep in range(50):
    a = [rnd(5) for _ in range(rnd(7))]; b = [rnd(5) for _ in range(rnd(6))]; n = rnd(5)
    print(list(combinations(a[:5], n)) if n < 4 else '', list(permutations(a[:4], n)), list(combinations_with_replacement(a[:3], n)), list(product(a[:3], b[:2], repeat=rnd(3))))
    print(list(chain(a, b)), list(zip_longest(a, b, fillvalue='-')), t(lambda: list(zip(a, b, strict=True))), list(islice(a, n, n + 3, 2)), list(islice(cycle(a), 9)), list(accumulate(a, (lambda p, q: p * q), initial=n)), [(k, list(g)) for k, g in groupby(a)], list(pairwise(a)), list(batched(a, n + 1)), list(takewhile(lambda x: x < 3, a)), list(dropwhile(lambda x: x < 3, a)), list(filterfalse(None, a)), list(compress(a, b)), list(starmap(pow, zip(a, b))))
    x, y = tee(a); print(next(x, None), list(y), list(x), list(enumerate(b, n)), list(map(lambda *z: z, a, b)), list(filter(lambda x: x % 2, a)))
    d = deque(a, maxlen=[None, 3, 5][rnd(3)])
    for i in range(12):
        k = rnd(12)
        print(t(lambda: [lambda: d.append(i), lambda: d.appendleft(i), lambda: d.pop(), lambda: d.popleft(), lambda: d.rotate(rnd(9) - 4), lambda: d.extend(b), lambda: d.extendleft(b), lambda: d.remove(rnd(5)), lambda: d.insert(rnd(7) - 3, 9), lambda: d.index(rnd(5)), lambda: d.__delitem__(rnd(8) - 4), lambda: d.reverse()][k]()), end=' ')
    print(d, list(reversed(d)), d.count(1), d < deque(b), d == deque(a), d * 2, d + deque(b))
g = groupby([1, 1, 2, 2, 3]); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2), [k for k, _ in g])
it = iter([1, 2, 3]); print(list(zip(it, it)))
a, b = tee(iter(range(200))); print(sum(a), sum(b)); c = b.__copy__(); print(list(c))

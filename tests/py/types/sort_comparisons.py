# Sorting makes CPython's comparisons, one by one, on runs, equal keys, and when a comparison raises.
state = 777
def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
class V:
    trace = 0; count = 0
    __slots__ = ('k', 'i')
    def __init__(s, k, i): s.k = k; s.i = i
    def __lt__(s, o):
        V.count += 1
        V.trace = (V.trace * 31 + s.i * 7 + o.i) % (2**61 - 1)
        if V.limit and V.count > V.limit: raise ValueError('limit')
        return s.k < o.k
    limit = 0
def shapes(n):
    m = rnd(9)
    if m == 0: return [rnd(n + 1) for _ in range(n)]
    if m == 1: return [rnd(4) for _ in range(n)]
    if m == 2: return list(range(n))
    if m == 3: return list(range(n, 0, -1))
    if m == 4:
        r = []
        while len(r) < n:
            s = rnd(1000); k = rnd(50) + 1
            r += list(range(s, s + k)) if rnd(2) else list(range(s + k, s, -1))
        return r[:n]
    if m == 5: return [i // 7 for i in range(n, 0, -1)]
    if m == 6: return sorted(rnd(n + 1) for _ in range(n))[:n // 2] + sorted(rnd(n + 1) for _ in range(n))[n // 2:]
    if m == 7: return list(range(n)) + [rnd(n + 1) for _ in range(10)]
    return [(i * 7919) % 101 if i % 13 else 0 for i in range(n)]
for rep in range(80):
    n = [1, 2, 5, 20, 63, 64, 65, 200, 700, 1500][rnd(10)]
    ks = shapes(n)
    vs = [V(k, i) for i, k in enumerate(ks)]
    rev = bool(rnd(2))
    V.trace = V.count = 0
    V.limit = rnd(n * 8 + 1) if rnd(4) == 0 else 0
    kf = None if rnd(2) else (lambda v: v)
    try:
        vs.sort(key=kf, reverse=rev)
    except ValueError as e:
        print(e, end=' ')
    h = 0
    for v in vs: h = (h * 1000003 + v.i) % (2**61 - 1)
    print(n, rev, V.count, V.trace, h)
    print(sorted(ks, reverse=rev)[:10], sorted(map(str, ks), key=len)[:10], sorted(ks, key=lambda k: -k / 3)[:8])
for rep in range(12):
    l = [[rnd(100), rnd(100) / 7, str(rnd(1000)), (rnd(3), rnd(3)), rnd(10) * 2**60][k] for k in [rnd(2) for _ in range(rnd(30))]]
    print(sorted(l), sorted(l, reverse=True))
n = float('nan')
print(sorted([3.0, n, 1.0, 2.0, n, 0.5]), sorted([1, True, 0, False, 2.5]))
try: sorted([1, 'a'])
except TypeError as e: print(e)
try: sorted([(1, 'a'), (1, 2)])
except TypeError as e: print(e)

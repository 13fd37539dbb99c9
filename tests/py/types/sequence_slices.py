# Slices, search and comparison of list, tuple and range, with bounds of all kinds.
state = 99
def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def b():
    k = rnd(10)
    if k < 3: return None
    if k < 8: return rnd(15) - 7
    if k == 8: return 2**70 * (1 if rnd(2) else -1)
    return rnd(40) - 20
def st():
    s = b()
    return s if s != 0 else 1
for rep in range(150):
    n = rnd(9)
    l = list(range(n)); t = tuple(l); r = range(rnd(20) - 10, rnd(20) - 10, (rnd(7) - 3) or 1)
    if rnd(20) == 0: r = range(2**64 * rnd(3), 2**64 * rnd(5), (2**62 * (rnd(5) - 2)) or 1)
    s = slice(b(), b(), st())
    print(s, l[s], t[s], r, r[s], list(r[s])[:8] if abs(r[s].stop - r[s].start) < 100 else '', s.indices(rnd(12)), end=' ')
    m = l[:]
    new = [100 + i for i in range(rnd(5))]
    try: m[s] = new
    except ValueError as e: print(e, end=' ')
    print(m, end=' ')
    m = l[:]; del m[s]; print(m, end=' ')
    x = rnd(12) - 4
    print(x in l, x in r, x in t, l.count(x), r.count(x), hash(t), hash(r), hash(s), end=' ')
    for q in (l, t, r):
        try: print(q.index(x), end=' ')
        except ValueError as e: print(e, end=' ')
        try: print(q[x], end=' ')
        except IndexError as e: print(e, end=' ')
    try: print(l.index(x, rnd(9) - 4, rnd(9) - 4), end=' ')
    except ValueError as e: print(e, end=' ')
    o = tuple(rnd(3) for _ in range(rnd(4))); p = tuple(rnd(3) for _ in range(rnd(4)))
    print(o < p, o <= p, o == p, o != p, list(o) > list(p), list(o) >= list(p), o + p, o * (rnd(4) - 1), list(reversed(r))[:5] if abs(r.stop - r.start) < 100 else '')
    m.insert(x, 'i'); print(m, m.pop(), m, list(reversed(m)), r == range(r.start, r.stop, r.step), bool(r))

# Sorting pseudo-random data of many shapes; stability; comparison counts do not matter.
seed = 11
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return (seed >> 8) % n
def is_sorted(l): return all(not b < a for a, b in zip(l, l[1:]))
def insertion(l):
    out = []
    for x in l:
        i = len(out)
        while i and x < out[i - 1]: i -= 1
        out.insert(i, x)
    return out
bad = 0
for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 257):
    for kind in range(6):
        base = [rnd(n + 1) for _ in range(n)] if kind == 0 else list(range(n)) if kind == 1 else list(range(n, 0, -1)) if kind == 2 else [i % 3 for i in range(n)] if kind == 3 else [i if i % 10 else rnd(n) for i in range(n)] if kind == 4 else [*range(n // 2), *range(n - n // 2)]
        pairs = [(v, i) for i, v in enumerate(base)]
        s = sorted(base); bad += s != insertion(base) or not is_sorted(s)
        p = sorted(pairs, key=lambda t: t[0]); bad += p != sorted(pairs)
        r = sorted(pairs, key=lambda t: t[0], reverse=True); bad += r != sorted(pairs, key=lambda t: (-t[0], t[1]))
        f = sorted(v / 2 for v in base); bad += f != [v / 2 for v in s]
        t = sorted(str(v) for v in base); bad += not is_sorted(t) or len(t) != n
        m = sorted([v if i % 2 else float(v) for i, v in enumerate(base)]); bad += m != s
        l = base[:]; l.sort(key=lambda v: -v); bad += l != s[::-1] and sorted(l) != s
    print(n, s[:3], s[-2:], p[:2])
print("bad", bad)

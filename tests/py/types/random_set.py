# Set algebra on pseudo-random sets of small integers, against sorted lists.
seed = 9
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return (seed >> 8) % n
bad = 0
for i in range(300):
    a, b = {rnd(30) for _ in range(rnd(20))}, frozenset(rnd(30) for _ in range(rnd(20)))
    la, lb = sorted(a), sorted(b)
    bad += sorted(a | b) != sorted(set(la + lb)) or sorted(a & b) != [x for x in la if x in lb] or sorted(a - b) != [x for x in la if x not in lb] or sorted(a ^ b) != sorted([x for x in la if x not in lb] + [x for x in lb if x not in la])
    bad += (a <= b) != all(x in lb for x in la) or (a < b) != (all(x in lb for x in la) and len(la) < len(lb)) or a.isdisjoint(b) != (not [x for x in la if x in lb]) or (a == b) != (la == lb) or len(a | b) + len(a & b) != len(a) + len(b)
    c = set(a); c |= b; c -= {rnd(30)}; c ^= {1, 2}; c &= set(range(25)); d = c.copy(); x = rnd(30); c.discard(x); bad += x in c or d - c != ({x} if x in d else set())
    if i % 20 == 0: print(la, sorted(b), sorted(a | b)[-3:], sorted(a - b)[:3], hash(b) == hash(frozenset(lb)), sum(c), len(d))
print("bad", bad)
big = set()
for i in range(3000):
    v = rnd(500)
    if i % 3 == 2: big.discard(v)
    else: big.add(v)
print(len(big), sum(big), max(big), all(x in big for x in big))

# The order of sets of numbers and tuples through all operations: the same as CPython's.
state = 12345
def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def val():
    k = rnd(12)
    if k < 6: return rnd(20)
    if k < 8: return rnd(2000)
    if k == 8: return -rnd(50)
    if k == 9: return rnd(100) / 4
    if k == 10: return (rnd(5), rnd(5))
    return rnd(2**60) * rnd(2**30)
def mk(n): return [val() for _ in range(rnd(n))]
for rep in range(25):
    n = [5, 10, 40, 200][rnd(4)]
    a = set(mk(n)); b = set(mk(n)); l = mk(n)
    print(a); print(b)
    print(a | b, a & b, a - b, a ^ b)
    print(a.union(l, b), a.intersection(l), a.difference(l), a.symmetric_difference(l))
    print(a.difference(dict.fromkeys(l)), a.union(dict.fromkeys(l)), a.symmetric_difference(dict.fromkeys(l)), a.difference(l, b), a.intersection(l,b))
    print(a < b, a <= b, a == b, a.isdisjoint(l), a.issubset(l), a.issuperset(l), a.isdisjoint(b))
    c = a.copy(); c |= b; print(c); c -= a; print(c); c ^= a; print(c); c &= b; print(c)
    c = set(a)
    for i in range(rnd(60)):
        k = rnd(6)
        if k == 0 and c: print(c.pop(), end=' ')
        elif k == 1: c.discard(val())
        elif k == 2: c.update(mk(6))
        elif k == 3: c.difference_update(mk(10))
        else: c.add(val())
    print(c)
    print(frozenset(c), hash(frozenset(c)), frozenset(a) | b, len(c), list(c), sorted(map(str, c))[:3])
    d = dict.fromkeys(l); e = dict.fromkeys(mk(n))
    print(d.keys() & e.keys(), d.keys() | e.keys(), d.keys() - e.keys(), d.keys() ^ e.keys(), d.keys() & a, a & d.keys(), d.keys() - a, d.items() ^ e.items(), d.items() & e.items(), d.keys() <= a, d.keys() == set(d))

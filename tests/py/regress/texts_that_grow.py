# strings that grow in place while others look
def t():
    s = "abc" * 10
    it = iter(s)
    next(it)
    s += "x"
    print(next(it), s[-1], len(s))
    d = {}
    k = "key" + str(1)
    d[k] = 1
    k += "2"
    print(d, k)
    l = [k]; k += "3"; print(l, k)
    def f(a, b): return a, b
    def grow():
        nonlocal k
        k += "!"
        return 1
    print(f(k, grow()), k)
    m = "q" * 20
    u = m + m
    m += "z"
    print(len(u), len(m), hash(m) == hash("q" * 20 + "z"))
    n = "n" * 20; hash(n); n += "n"; print(hash(n) == hash("n" * 21), n == "n" * 21)
    e = "é" * 100; e[50]; e += "a" * 3; print(e[99], e[100], e[102], len(e), e.index("a"))
    w = "\ud800"; w += "\udc00"; print(len(w), ascii(w))
    class A:
        def __add__(self, o): return "A"
        def __radd__(self, o): return "rA"
    p = "p" * 20; p += A(); print(p)
    v = "v" * 20
    try: v += 1
    except TypeError as x: print(x, v)
    z = "z" * 20; z += z; print(len(z))
    g = (c for c in "g" * 3)
    o = "o" * 17
    for c in o: o += c
    print(len(o))
    import re
    mm = re.match("x+", x := "x" * 20); x += "y"; print(mm.string, mm.group())
    b = "b" * 20; mv = b.encode(); b += "c"; print(mv)
    q = "q" * 20
    q = q + f"{q}"; print(len(q))
    r = "r" * 20
    r += r[:3] + r
    print(r)
    sp = "a,b,c" * 5
    parts = sp.split(","); sp += ",d"; print(parts[:2], sp.count(","))
t()
def gen():
    s = "s" * 20
    while len(s) < 24:
        s += (yield s)
    return s
g = gen(); l = [next(g)]
try:
    while 1: l.append(g.send("t"))
except StopIteration as e: l.append(e.value)
print(l)
for _ in range(2):
    z = zip("ab", "cd"); a = next(z); b = next(z); print(a, b)
    en = enumerate("ab"); x = next(en); i = id(x); del x; y = next(en); print(y)
    dd = {1: 2, 3: 4}
    its = iter(dd.items()); first = next(its); h = hash(first); s = {first}; second = next(its); print(first, second, s)
    w = [t for t in zip([1, 2], [3, 4])]; print(w)
    for t in zip([1, 2], [3, 4]):
        keep = t
        break
    print(keep)
    import itertools
    print(list(itertools.combinations("abc", 2)), [x for x in itertools.product("ab", repeat=2)])
    it = itertools.combinations("abc", 2); u = next(it); v = next(it); print(u, v)

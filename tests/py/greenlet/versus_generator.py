# The same walk written with yield, with a greenlet, and mixed; all agree.
from greenlet import greenlet, getcurrent
def by_yield(t):
    if isinstance(t, list):
        for x in t: yield from by_yield(x)
    else: yield t
def by_greenlet(t):
    main = getcurrent()
    def walk(t):
        if isinstance(t, list):
            for x in t: walk(x)
        else: main.switch((t,))
    g = greenlet(walk); r = g.switch(t)
    while not g.dead: yield r[0]; r = g.switch()
def mixed(t, depth=0):
    if isinstance(t, list):
        for x in t:
            yield from (by_greenlet(x) if depth % 2 else mixed(x, depth + 1))
    else: yield t
tree = [1, [2, [3, [4, [5, []]], 6], []], [[[[7]]]], 8, [None, "x"]]
a, b, c = list(by_yield(tree)), list(by_greenlet(tree)), list(mixed(tree)); print(a, a == b == c)
print([x == y for x, y in zip(by_yield(tree), by_greenlet(tree))].count(True), list(zip(by_greenlet([1, [2]]), by_greenlet(["a", ["b"]]))))
deep = 0
for i in range(150): deep = [deep, i]
print(sum(by_yield(deep)) == sum(by_greenlet(deep)), sum(by_greenlet(deep)))
g = by_greenlet(tree); print(next(g), next(g)); g.close(); print(next(g, "closed"))
def interleave(*its):
    its = list(its)
    while its:
        for it in its[:]:
            try: yield next(it)
            except StopIteration: its.remove(it)
print(list(interleave(by_greenlet([1, [2, 3]]), by_yield("ab"), by_greenlet([[]]), by_greenlet(["z"]))))
def hanoi_greenlet(n):
    main = getcurrent()
    def move(n, a, b, c):
        if n: move(n - 1, a, c, b); main.switch(a + c); move(n - 1, b, a, c)
    g = greenlet(move); r = g.switch(n, "A", "B", "C"); out = []
    while not g.dead: out.append(r); r = g.switch()
    return out
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(hanoi_greenlet(3), hanoi_greenlet(6) == list(hanoi(6)))

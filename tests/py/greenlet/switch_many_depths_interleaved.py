# Two recursive walkers that switch at every level, compared element by element.
from greenlet import greenlet, getcurrent
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
def build(items):
    if not items: return None
    m = len(items) // 2
    return Tree(items[m], build(items[:m]), build(items[m + 1:]))
def chain(items):
    t = None
    for v in reversed(items): t = Tree(v, None, t)
    return t
def leaves(t):
    main = getcurrent()
    def walk(t):
        if t is None: return
        walk(t.l); main.switch(t.v); walk(t.r)
    g = greenlet(lambda: walk(t))
    while True:
        v = g.switch()
        if g.dead: return
        yield v
a, b = build(list(range(40))), chain(list(range(40)))
print(list(leaves(a)) == list(leaves(b)), all(x == y for x, y in zip(leaves(a), leaves(b))))
print(next((x, y) for x, y in zip(leaves(a), leaves(chain(list(range(20)) + [99] + list(range(21, 40))))) if x != y))
gens = [leaves(build(list(range(i, i + 5)))) for i in range(4)]
print([[next(g) for g in gens] for _ in range(3)])
del gens
def perm(items, emit):
    if len(items) <= 1: return emit(list(items))
    def use(p):
        for i in range(len(p) + 1): emit(p[:i] + [items[0]] + p[i:])
    perm(items[1:], use)
def permutations(items):
    main = getcurrent()
    g = greenlet(lambda: perm(items, main.switch))
    while True:
        v = g.switch()
        if g.dead: return
        yield v
ps = list(permutations([1, 2, 3, 4]))
print(len(ps), ps[0], ps[-1], len(set(map(tuple, ps))))

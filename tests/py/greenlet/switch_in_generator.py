# Generators and greenlets together: switching from a generator, re-entry, closing.
from greenlet import greenlet, getcurrent
main = getcurrent()
def gen(n):
    for i in range(n):
        got = main.switch(("in gen", i))
        yield (i, got)
def user(): return list(gen(3))
g = greenlet(user); r = g.switch()
while not g.dead: print(r); r = g.switch("sent")
print(r)
shared = gen(2)
a = greenlet(lambda: next(shared)); b = greenlet(lambda: next(shared))
print(a.switch())
try: b.switch()
except ValueError as e: print(e)
try: next(shared)
except ValueError as e: print(e)
try: shared.close()
except ValueError as e: print(e)
print(a.switch("x"))
print(greenlet(lambda: next(shared, "end")).switch())
def genlet(f, *args):
    def run():
        f(lambda v: caller[0].switch(v), *args)
        return stop
    stop, caller = object(), [None]
    g = greenlet(run)
    def step():
        caller[0] = getcurrent(); g.parent = caller[0]
        return g.switch()
    return iter(step, stop)
def walk(emit, tree):
    if isinstance(tree, list):
        for t in tree: walk(emit, t)
    else: emit(tree)
print(list(genlet(walk, [1, [2, [3, 4], 5], [[6]]])))
print([x + y for x in genlet(walk, ["a", ["b"]]) for y in genlet(walk, [["1"], "2"])])
def fin():
    try: yield main.switch("in try")
    finally: main.switch("gen finally")
def use():
    for x in fin(): break
    return "left"
g = greenlet(use); print(g.switch(), g.switch(), g.switch() if not g.dead else "")
def thrower():
    try: yield main.switch("t")
    except KeyError as e: yield f"gen caught {e}"
t = thrower()
g = greenlet(lambda: next(t)); g.switch()
try: print(g.throw(KeyError("k")))
except KeyError as e: print(repr(e))
def yf(): yield from gen(2)
g = greenlet(lambda: sum(i for i, _ in yf())); r = g.switch()
while not g.dead: r = g.switch()
print(r)

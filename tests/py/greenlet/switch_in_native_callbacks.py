# Other natives that call back: functools.reduce, re-entrant sort, str methods, exec, import hooks.
from greenlet import greenlet, getcurrent
from functools import reduce, cmp_to_key, partial, lru_cache
import itertools
main = getcurrent()
def drive(f):
    g = greenlet(f); r = g.switch(); steps = []
    while not g.dead: steps.append(r); r = g.switch(len(steps))
    return steps, r
print(drive(lambda: reduce(lambda a, b: a + main.switch((a, b)), [1, 2, 3])))
print(drive(lambda: sorted([2, 1], key=cmp_to_key(lambda a, b: (main.switch("cmp"), a - b)[1]))))
print(drive(lambda: partial(main.switch, "partial")(2)))
@lru_cache(maxsize=None)
def cached(x): return main.switch(("computing", x))
print(drive(lambda: (cached(1), cached(1), cached(2))))
print(drive(lambda: list(itertools.takewhile(lambda x: main.switch(x) is not None and x < 2, [1, 2, 3]))))
print(drive(lambda: list(itertools.accumulate([1, 2, 3], lambda a, b: main.switch((a, b)) + b))))
print(drive(lambda: eval("main.switch('eval')", {"main": main})))
ns = {"main": main}
print(drive(lambda: exec("x = main.switch('exec')", ns)), ns["x"])
print(drive(lambda: max([1, 2], key=lambda v: main.switch(v))))
print(drive(lambda: {main.switch("k"): main.switch("v") for _ in "a"}))
print(drive(lambda: f"{main.switch('f-string')}"))
print(drive(lambda: print(main.switch("arg"), end="!\n")))
print(drive(lambda: list(iter(lambda: main.switch("sentinel"), 3))))
print(drive(lambda: [main.switch(i) for i in range(3)]))
print(drive(lambda: main.switch("cond") if main.switch("test") else main.switch("else")))
print(drive(lambda: type("T", (), {"x": main.switch("type")}).x))
class P:
    def __init__(self): self.v = main.switch("init")
    def __new__(cls): main.switch("new"); return super().__new__(cls)
    def __repr__(self): main.switch("repr"); return "P!"
print(drive(lambda: P().v), drive(lambda: repr([P()])), drive(lambda: str({"k": P()})))
def deco(f): main.switch("decorating"); return f
def d():
    @deco
    def g(x=main.switch("default")): return x
    return g()
print(drive(d))

# Every kind of local state survives a switch.
from greenlet import greenlet, getcurrent
main = getcurrent()
def f(a, *args, k=5, **kw):
    x, y, (z, *w) = 1, 2.5, "pqr"
    big = 2 ** 100
    l, d, s = [1], {"a": 1}, {3}
    cell = 10
    def inner():
        nonlocal cell
        cell += 1
        main.switch("inner")
        return cell
    for i, c in enumerate("ab"):
        for j in range(2):
            main.switch((i, c, j))
    r = inner() + inner()
    try:
        raise KeyError("kept")
    except KeyError as e:
        main.switch("handler")
        err = repr(e)
    with open_like() as m:
        main.switch("with " + m)
    total = 1 + main.switch("left operand kept") * 2 + main.switch("again")
    t = (x, main.switch("tuple"), y)
    call = max(x, main.switch("arg"), 0)
    return a, args, k, kw, x, y, z, w, big, l, d, s, cell, i, j, c, r, err, total, t, call
class open_like:
    def __enter__(self): return "entered"
    def __exit__(self, *a): main.switch("exiting")
def run(n):
    g = greenlet(f); steps = [g.switch(n, n + 1, k=n, extra=n)]
    while not g.dead: steps.append(g.switch(n))
    return steps
for line in run(7): print(line)
gs = [greenlet(f) for _ in range(4)]
outs = [[g.switch(i)] for i, g in enumerate(gs)]
while any(not g.dead for g in gs):
    for i, g in enumerate(gs):
        if not g.dead: outs[i].append(g.switch(i))
print([len(o) for o in outs], [o[-1][0] for o in outs], [o[-1][-3:] for o in outs])

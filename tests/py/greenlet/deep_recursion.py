# Switching at many depths, keeping locals of every frame.
from greenlet import greenlet, getcurrent
main = getcurrent()
def down(n, tag):
    local = (tag, n)
    if n == 0: got = main.switch(("bottom", tag))
    else: got = down(n - 1, tag)
    assert local == (tag, n)
    return got + 1
gs = {d: greenlet(down) for d in (1, 10, 50, 100, 300)}
for d, g in gs.items(): print(d, g.switch(d, f"t{d}"))
for d in (100, 1, 300, 50, 10): print(d, gs[d].switch(0))
def steps(n):
    main.switch(n)
    if n: steps(n - 1)
    main.switch(-n)
a, b = greenlet(steps), greenlet(steps)
out = [a.switch(5), b.switch(3)]
while not (a.dead and b.dead):
    for g in (a, b):
        if not g.dead: out.append(g.switch())
print(out)
def from_depth(n):
    if n: return from_depth(n - 1)
    g = greenlet(lambda: main.switch("started deep") or "finished from shallow")
    return g, g.switch()
g, r = from_depth(60)
print(r, g.switch("") )
def nest(n):
    return n if n == 0 else greenlet(nest).switch(n - 1) + 1
print(nest(60))
def fib(n):
    return n if n < 2 else greenlet(fib).switch(n - 1) + greenlet(fib).switch(n - 2)
print(fib(12))
def mixed(n):
    if n == 0: return main.switch("mixed bottom")
    return [greenlet(mixed).switch(n - 1) if n % 2 else mixed(n - 1)]
g = greenlet(mixed); print(g.switch(9)); print("left parked")

# Creation does not run anything; start order and nesting of first switches.
from greenlet import greenlet, getcurrent
main = getcurrent()
log = []
def f(n):
    log.append(f"start {n}")
    if n < 5: gs[n + 1].switch(n + 1)
    log.append(f"end {n}")
    return n
gs = [greenlet(f) for _ in range(6)]
print(log)
r = gs[0].switch(0)
print(r, log)
while True:
    alive = [i for i, g in enumerate(gs) if not g.dead]
    if not alive: break
    print(alive, gs[alive[0]].switch())
print(log)
log.clear()
def nested(n):
    log.append(n)
    return [n] + (greenlet(nested).switch(n - 1) if n else [])
print(greenlet(nested).switch(6), log)
a = greenlet(lambda: b.switch("x")); b = greenlet(lambda v: c.switch(v + "y")); c = greenlet(lambda v: v + "z")
print(a.switch(), a.dead, b.dead, c.dead)
print(b.switch("rest of b"), a.switch("rest of a"))

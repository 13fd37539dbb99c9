# Many parked greenlets, resumed in different orders, each with the right value.
from greenlet import greenlet, getcurrent
main = getcurrent()
def worker(i):
    got = main.switch(i)
    a, b = i, [i, i + 1]
    got2 = main.switch(got + a)
    return got2 + b[1]
N = 5000
gs = [greenlet(worker) for _ in range(N)]
print(sum(g.switch(i) for i, g in enumerate(gs)))
print(sum(g.switch(10) for g in reversed(gs)))
print(all(not g.dead for g in gs))
order = [(i * 7919) % N for i in range(N)]
print(len(set(order)), sum(gs[i].switch(1) for i in order), all(g.dead for g in gs))
ring = []
def node(i):
    while True:
        token = main.switch() if i == 0 else ring[(i + 1) % R].switch(value[0])
        value[0] += 1
R, value = 200, [0]
def hop(i):
    x = main.switch()
    for _ in range(3):
        value[0] += 1
        x = ring[(i + 1) % R].switch(x + 1)
    main.switch(("done at", i, x))
ring = [greenlet(hop) for _ in range(R)]
for i, g in enumerate(ring): g.switch(i)
print(ring[0].switch(0), value[0])
for _ in range(3000):
    g = greenlet(worker); g.switch(_)
del g
print("dropped")
total = 0
for i in range(20000):
    total += greenlet(lambda v: v + 1).switch(i)
print(total)

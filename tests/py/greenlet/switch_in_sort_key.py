# Switching from inside sorted(key=…), also nested.
from greenlet import greenlet, getcurrent
main = getcurrent()
def key(x):
    return main.switch(("key of", x))
def worker(items): return sorted(items, key=key)
g = greenlet(worker)
r = g.switch([30, 10, 20])
while not g.dead:
    print(r)
    r = g.switch(-r[1])
print(r)
def nested(items): return sorted(items, key=lambda x: sorted([x, 5], key=key)[0])
g = greenlet(nested)
r = g.switch([9, 1])
seen = []
while not g.dead:
    seen.append(r[1]); r = g.switch(r[1])
print(seen, r)
def failing(x):
    main.switch("before failing")
    raise ValueError(x)
l = [3, 1, 2]
def sorter(): l.sort(key=failing)
g = greenlet(sorter); g.switch()
print("list while sorting", l)
try: g.switch()
except ValueError as e: print(e, l)
l = [3, 1, 2]
g = greenlet(sorter); g.switch()
print(repr(g.throw()), l)
a = greenlet(worker); b = greenlet(worker)
ra, rb = a.switch([2, 1]), b.switch([6, 4])
print(ra, rb); ra = a.switch(2); rb = b.switch(6); print(ra, rb); print(b.switch(4), a.switch(1))

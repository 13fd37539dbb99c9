# gc.collect with greenlets: pending and dead cycles are freed, frames' objects released.
import gc, weakref
from greenlet import greenlet, getcurrent
main = getcurrent()
class O: pass
def cyc(state):
    o = O(); o.g = greenlet(lambda: main.switch() if state == "parked then finished" else None); o.g.owner = o
    if state != "pending": o.g.switch()
    if state == "parked then finished": o.g.switch()
    return weakref.ref(o)
for state in ("pending", "finished", "parked then finished"):
    r = cyc(state); print(state, r() is None); gc.collect(); print(state, r() is None)
def f():
    local = O(); refs.append(weakref.ref(local)); main.switch(); return 1
refs = []
g = greenlet(f); g.switch(); gc.collect(); print("parked local alive", refs[0]() is not None)
g.switch(); gc.collect(); print("after finish", refs[0]() is None)
def collecting(): gc.collect(); main.switch("collected inside"); gc.collect(); return "twice"
g = greenlet(collecting); print(g.switch(), g.switch())
class D:
    def __del__(self): print("del runs in", "main" if getcurrent() is main else "child")
def make(): a, b = D(), O(); a.x = b; b.x = a
make(); gc.collect()
greenlet(lambda: (make(), gc.collect(), None)[-1]).switch()
gs = [greenlet(f) for _ in range(100)]
for g in gs: g.switch()
gc.collect(); print(all(r() is not None for r in refs[1:])); gs.clear(); del g
gc.collect(); print(all(r() is None for r in refs))

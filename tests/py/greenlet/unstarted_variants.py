# Greenlets that never start: dropped, thrown into, as parents, re-initialised.
from greenlet import greenlet, getcurrent, GreenletExit
import gc
main = getcurrent()
class D:
    def __init__(self, n): self.n = n
    def __call__(self, *a): return (self.n, a)
    def __del__(self): print("del", self.n)
g = greenlet(D("dropped")); del g; print("1")
g = greenlet(D("replaced")); g.run = D("second"); print("2", g.switch()); print("3"); del g
g = greenlet(D("thrown"))
try: g.throw(ValueError("v"))
except ValueError: print("4")
del g; print("5")
g = greenlet(D("exit")); print(repr(g.throw())); del g; print("6")
p = greenlet(D("parent")); c = greenlet(lambda: "v", p); del p; print("7", c.switch()); del c; print("8")
g = greenlet(D("run deleted")); del g.run; print("9", hasattr(g, "run")); del g
x = [greenlet(D(i)) for i in range(3)]; x.pop(0); print("10"); x.clear(); print("11")
def f(): return greenlet(D("in frame"))
f(); print("12")
g = greenlet(D("cycle")); g.me = g; del g; print("13"); gc.collect(); print("14")
print(repr(greenlet(D("never used")).throw(GreenletExit, "val")).replace("GreenletExit", "GE"))

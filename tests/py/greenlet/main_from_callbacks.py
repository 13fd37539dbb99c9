# The main greenlet itself parked in native callbacks while others run.
from greenlet import greenlet, getcurrent
main = getcurrent()
log = []
def worker():
    n = 0
    while True:
        n += 1
        log.append(f"worker turn {n}")
        main.switch(n)
w = greenlet(worker)
print(sorted([3, 1, 2], key=lambda x: (w.switch(), x)[1]))
print(list(map(lambda x: x * w.switch(), [10, 20])))
class K:
    def __eq__(self, o): log.append("eq"); return w.switch() > 0
    def __hash__(self): return 1
print(K() in {K(): 1}, [K()].index(5), max([1, 2], key=lambda v: w.switch()))
print(f"{w.switch()} {w.switch()}", [w.switch() for _ in range(2)], w.switch() if w.switch() else 0)
def gen():
    while True: yield w.switch()
g = gen(); print(next(g), next(g))
with type("M", (), {"__enter__": lambda s: w.switch(), "__exit__": lambda s, *a: w.switch() and False})() as turn: print(turn)
class D:
    def __del__(self): log.append(f"del saw {w.switch()}")
D(); print(len(log), log[-2:])
def recursive(n): return w.switch() if n == 0 else recursive(n - 1)
print(recursive(30))
def other():
    for i in range(3): log.append(f"other {i}"); main.switch(w.switch())
o = greenlet(other)
print([o.switch() for _ in range(2)], w.switch())
print(eval("w.switch()"), (lambda: w.switch())(), type("T", (), {"x": w.switch()}).x, {w.switch(): w.switch()})
import gc
gc.collect(); print(log.count("eq"), w.dead, bool(w))

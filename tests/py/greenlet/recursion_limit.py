# The recursion limit inside greenlets; depth is restored by switches.
import sys
from greenlet import greenlet, getcurrent
main = getcurrent()
def depth(n=0):
    try: return depth(n + 1)
    except RecursionError: return n
base = depth()
inside = greenlet(depth).switch()
print(abs(base - inside) < 10, 900 < base < 1000)
def park(n):
    if n: return park(n - 1)
    main.switch("parked deep")
    return "back"
g = greenlet(park); print(g.switch(400))
print(abs(depth() - base) < 5)
print(g.switch())
def overflow():
    def f(): f()
    try: f()
    except RecursionError as e: return str(e)
print(greenlet(overflow).switch())
def at_depth(n, f): return f() if n == 0 else at_depth(n - 1, f)
print(abs(at_depth(300, lambda: greenlet(depth).switch()) + 300 - base) < 20)
def chain(n):
    return greenlet(chain).switch(n + 1)
try: chain(0)
except RecursionError as e: print("chain:", type(e).__name__)
print(abs(depth() - base) < 5)
old = sys.getrecursionlimit()
def change():
    sys.setrecursionlimit(300)
    d = depth()
    main.switch(d < 300)
    return depth() > 500
g = greenlet(change); print(g.switch()); print(depth() < 300)
sys.setrecursionlimit(old); print(g.switch())

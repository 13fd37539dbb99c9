# Switching inside __enter__, the body and __exit__.
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
class M:
    def __init__(self, name): self.name = name
    def __enter__(self): main.switch(f"enter {self.name}"); return self.name
    def __exit__(self, kind, value, tb):
        main.switch(f"exit {self.name} {kind and kind.__name__}")
        return kind is ValueError
def f():
    with M("a") as a, M("b"):
        main.switch(f"body {a}")
        raise ValueError("suppressed by b")
    return "after"
g = greenlet(f); r = g.switch()
while not g.dead: print(r); r = g.switch()
print(r)
def k():
    with M("x"):
        main.switch("body")
    return "never"
g = greenlet(k); print(g.switch(), g.switch())
print(g.throw(KeyError("k")))
try: print(g.switch())
except KeyError as e: print("escaped", repr(e), g.dead)
g = greenlet(k); g.switch(); g.switch()
print(g.throw(), g.switch(), g.dead)
a, b = greenlet(k), greenlet(k)
print(a.switch(), b.switch(), a.switch(), b.switch(), b.switch(), a.switch(), b.switch(), a.switch())
def inner_fin():
    try:
        with M("f"): return main.switch("ret")
    finally: main.switch("finally")
g = greenlet(inner_fin); r = g.switch(); out = []
while not g.dead: out.append(r); r = g.switch("sent")
print(out, r)

# dead, bool and repr-free state in every stage; switching to the dead.
from greenlet import greenlet, getcurrent
main = getcurrent()
def f():
    print("inside", g.dead, bool(g), getcurrent() is g)
    main.switch("parked")
    return "value"
g = greenlet(f)
print("pending", g.dead, bool(g))
print(g.switch())
print("parked", g.dead, bool(g))
print(g.switch())
print("finished", g.dead, bool(g))
print(g.switch(), g.switch(1), g.switch(1, 2), g.switch(a=1), g.switch(1, a=2))
print(main.dead, bool(main), main.switch("self"), main.switch(), main.switch(1, 2))
def err(): raise ValueError("x")
h = greenlet(err)
try: h.switch()
except ValueError as e: print(e, h.dead, bool(h))
k = greenlet(lambda: 1)
try: k.throw(KeyError("never started"))
except KeyError as e: print(repr(e), k.dead, bool(k))
def inner(): return mid.switch("to dead mid")
def middle(): return "mid done"
mid = greenlet(middle); mid.switch()
i = greenlet(inner)
print("via main:", i.switch(), i.dead)
print(i.switch("more"), i.dead)
for attr in ("g.dead = 1", "del g.dead", "main.dead = True"):
    try: exec(attr)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)

# Killing while an exception is active, from another greenlet, and inside with/generators.
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
def park(name):
    try: main.switch()
    finally: print("killed", name, "current is main:", getcurrent() is main, "parent is killer:", getcurrent().parent is killer[0])
killer = [main]
g = greenlet(park); g.switch("in handler")
try: raise ValueError("active")
except ValueError as e:
    del g
    print("still handling", repr(e))
g = greenlet(park); g.switch("while propagating")
def dropper():
    global g
    local, g = g, None
    raise KeyError("propagates past the kill")
try: dropper()
except KeyError as e: print(repr(e))
box = [greenlet(park)]; box[0].switch("by another greenlet")
def k():
    killer[0] = getcurrent()
    box.clear()
    return "killer done"
print(greenlet(k).switch())
killer[0] = main
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t.__name__); return False
def w():
    with M(): main.switch()
g = greenlet(w); g.switch(); del g
def gen():
    try: yield main.switch("from gen")
    finally: print("gen finally")
def u():
    for x in gen(): pass
g = greenlet(u); print(g.switch()); del g
def handled():
    try: main.switch()
    except BaseException as e: print("base", type(e).__name__, e.args)
g = greenlet(handled); g.switch(); del g
def switches_back():
    try: main.switch()
    except GreenletExit: print("resumed killer gave", None)
g = greenlet(switches_back); g.switch(); del g
print("end")

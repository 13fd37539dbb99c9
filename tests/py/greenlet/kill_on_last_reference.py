# Dropping the last reference to a parked greenlet raises GreenletExit in it, at once.
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
def f(name):
    try:
        main.switch("parked")
    except GreenletExit as e:
        print(name, "exit", repr(e), getcurrent() is main, getcurrent().parent is main)
        raise
    finally:
        print(name, "finally")
g = greenlet(f); g.switch("a")
del g
print("after del")
g = greenlet(f); g.switch("b")
g = None
print("after rebinding")
l = [greenlet(f) for _ in range(3)]
for i, x in enumerate(l): x.switch(f"l{i}")
del x
l.pop(1)
print("popped")
l.clear()
print("cleared")
def holder():
    h = greenlet(f); h.switch("held by a frame")
    return "left"
print(holder())
def swallow():
    try: main.switch()
    except GreenletExit: print("swallowed"); return "ignored value"
g = greenlet(swallow); g.switch(); del g
print("end swallow")
def loops():
    for i in range(3):
        try: main.switch(i)
        finally: print("loop finally", i)
g = greenlet(loops); g.switch(); g.switch(); del g
pending = greenlet(f); del pending
done = greenlet(lambda: 1); done.switch(); del done
print("pending and done are silent")
def chain(n):
    if n:
        inner = greenlet(chain); inner.switch(n - 1)
    try: main.switch()
    finally: print("chain", n, end="; ")
g = greenlet(chain); g.switch(3)
del g
print("chain end")

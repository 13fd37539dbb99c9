# An exception thrown into a parked greenlet that escapes to main.
from greenlet import greenlet, getcurrent
main = getcurrent()

def worker():
    print("parked")
    main.switch()
    print("never")

g = greenlet(worker)
g.switch()
g.throw(RuntimeError("thrown in"))

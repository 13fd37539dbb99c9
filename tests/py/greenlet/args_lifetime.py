# Arguments and results are released promptly.
from greenlet import greenlet, getcurrent
main = getcurrent()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(x):
    print("f has", x.n); x = None
    print("dropped in f")
    y = main.switch(D("result 1"))
    y = None
    return D("return value")
g = greenlet(f)
r = g.switch(D("argument")); print("main has", r.n); r = None
r = g.switch(D("second argument")); print(r.n); del r
print("--")
def thrown():
    try: main.switch()
    except ValueError as e: print("caught", e.args[0].n)
    print("after handler")
g = greenlet(thrown); g.switch(); g.throw(ValueError(D("in exception")))
print("--")
def holds(): local = D("local"); main.switch(); print("resumed")
g = greenlet(holds); g.switch(); g.switch(); print("finished")
g = greenlet(holds); g.switch(); del g; print("killed")
g = greenlet(lambda d=D("default"): None); g.switch(); print("run dropped?"); del g; print("--")
def sender():
    tmp = D("sent by a dying greenlet")
    return tmp
print(greenlet(sender).switch().n)
def last_ref():
    global only
    x, only = only, None
    x = None
    main.switch(D("value sent by a greenlet losing its last reference"))
only = greenlet(last_ref)
print(only.switch().n)
print("end")

# GreenletExit becomes a value; it is a BaseException; subclasses too.
from greenlet import greenlet, getcurrent, GreenletExit
import greenlet as module
main = getcurrent()
print(GreenletExit.__mro__ == (GreenletExit, BaseException, object), GreenletExit.__name__, GreenletExit.__module__, greenlet.GreenletExit is GreenletExit, module.error.__mro__[1])
def f():
    try: main.switch("parked")
    except Exception: print("never")
    finally: print("finally")
    return "never"
g = greenlet(f); g.switch()
v = g.throw(GreenletExit("v", 2))
print(repr(v), type(v).__name__, v.args, g.dead)
class MyExit(GreenletExit): pass
g = greenlet(f); g.switch()
print(repr(g.throw(MyExit("mine"))))
def raises(): raise GreenletExit("raised by itself")
print(repr(greenlet(raises).switch()))
def swallow():
    try: main.switch("parked")
    except GreenletExit as e: return ("swallowed", e.args)
g = greenlet(swallow); g.switch()
print(g.throw(GreenletExit, 5), g.dead)
def refuse():
    while True:
        try: main.switch("alive")
        except GreenletExit: print("refused")
g = greenlet(refuse); g.switch()
print(g.throw(), g.throw(), g.dead)
def nested():
    def inner(): raise GreenletExit("inner value")
    return ("got", repr(greenlet(inner).switch()))
print(greenlet(nested).switch())
e = GreenletExit(1)
def same(): raise e
print(greenlet(same).switch() is e)
try: raise GreenletExit("in main")
except BaseException as x: print(repr(x))

# Subclasses of greenlet with __del__: it runs first, then the greenlet is ended; plain subclasses are ended too.
import sys, weakref
from greenlet import greenlet, getcurrent
main = getcurrent()
class G(greenlet):
    def __del__(self): print("del", self.dead, bool(self))
def park():
    try: main.switch("parked")
    finally: print("finally", getcurrent().dead)
def never(): pass
print("parked"); g = G(park); g.switch(); del g
print("pending"); g = G(park); del g
print("dead"); g = G(never); g.switch(); del g
print("switches in __del__")
class S(greenlet):
    def __del__(self): print("del S ->", self.switch())
g = S(park); g.switch(); del g
class T(greenlet):
    def __del__(self): raise KeyError("in del")
sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value))
g = T(park); g.switch(); del g
class W(greenlet): pass
g = W(park); g.switch(); w = weakref.ref(g, lambda r: print("weak")); del g; print(w())
class Sl(greenlet): __slots__ = ("x",)
g = Sl(park); g.switch(); g.x = g; g.x = None; del g
print("end")

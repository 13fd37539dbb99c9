# Suspended greenlets in garbage cycles with native frames on their stacks, and greenlets that resist. CPython's greenlet leaks them.
import gc, weakref
from greenlet import greenlet, getcurrent
main = getcurrent()
gc.disable()
def key(x):
    me = getcurrent()
    try: main.switch()
    finally: print("key ends")
def sorts(): 
    me = getcurrent(); l = [3, 2]; l.sort(key=key)
g = greenlet(sorts); g.switch(); w = weakref.ref(g); del g; gc.collect(); print("-- sort", w() is None)
def maps():
    me = getcurrent()
    list(map(key, [1, 2]))
g = greenlet(maps); g.switch(); w = weakref.ref(g); del g; gc.collect(); print("-- map", w() is None)
class Meets:
    def __init__(self): self.me = getcurrent()
    def __eq__(self, other):
        try: main.switch()
        finally: print("eq ends")
    def __hash__(self): return 1
    def __enter__(self): return self
    def __exit__(self, *exc): print("exit", exc[0] and exc[0].__name__)
    def __getattr__(self, name): main.switch(); return 1
    def __iter__(self): return self
    def __next__(self): main.switch(); return 1
def looks_up():
    d = {Meets(): 1}; d[Meets()]
def in_with():
    with Meets() as m: main.switch()
def gets(): m = Meets(); m.attribute
def iterates(): m = Meets(); list(m)
def bound(): wait = main.switch; me = getcurrent(); wait()
def spread(): me = getcurrent(); main.switch(*[me], **{"me": me})
def raises_out():
    me = getcurrent()
    try: main.switch()
    except BaseException: raise KeyError("from the end")
def switches_on():
    me = getcurrent()
    try: main.switch()
    finally: other.parent = me; print("other says", other.switch())
def starts():
    me = getcurrent()
    try: main.switch()
    finally: print("new says", greenlet(lambda: "new").switch())
import sys
sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value), type(u.object))
for f in (looks_up, in_with, gets, iterates, bound, spread, raises_out, switches_on, starts):
    other = greenlet(lambda: "other value")
    g = greenlet(f); g.switch(); w = weakref.ref(g); g.me = g; del g
    gc.collect(); print(f.__name__, w() is None)
# Resurrection and resistance.
saved = []
def res():
    me = getcurrent()
    try: main.switch()
    finally:
        saved.append(me); main.switch("resurrected"); print("after")
g = greenlet(res); g.switch(); del g; gc.collect(); print(len(saved)); s = saved.pop(); print(s.switch(), s.dead); del s

# Suspended greenlets in garbage cycles are ended: GreenletExit is raised in them. CPython's greenlet leaks them.
import gc, weakref
from greenlet import greenlet, getcurrent
main = getcurrent()
gc.disable()
def own_cycle():
    me = [getcurrent()]; me.append(me)
    try: main.switch("parked")
    except BaseException as e: print("got", type(e).__name__); raise
    finally: print("finally own")
g = greenlet(own_cycle); print(g.switch()); w = weakref.ref(g); del g
print(w() is None); print(gc.collect() > 0, w() is None)
# Many frames.
def deep(n, x):
    if n: return deep(n - 1, x)
    keep = getcurrent()
    try: main.switch("deep")
    finally: print("finally deep")
g = greenlet(deep); g.switch(20, 1); del g; print("c"); gc.collect(); print("--")
# Two that wait for each other
def a(): 
    other = b_
    try: other.switch()
    finally: print("a ends")
def b():
    other = a_
    try: main.switch()
    finally: print("b ends")
a_ = greenlet(a); b_ = greenlet(b); a_.switch(); 
del a_, b_; print("c"); gc.collect(); print("--")
# Via attribute of the greenlet object
def attr():
    try: main.switch()
    finally: print("attr ends")
g = greenlet(attr); g.self = g; g.switch(); del g; gc.collect(); print("--")
# A closure cell
def outer():
    def inner():
        try: main.switch(h)
        finally: print("inner ends")
    h = greenlet(inner); h.switch(); 
outer(); gc.collect(); print("-- closure")
# A generator that runs.
def gen():
    try:
        me = getcurrent()
        main.switch(); yield 1
    finally: print("gen ends")
def runs():
    me = getcurrent()
    for x in gen(): pass
g = greenlet(runs); g.switch(); del g; gc.collect(); print("-- generator")
# A frame object, an exception being handled.
def exposed():
    me = getcurrent()
    try: main.switch()
    finally: print("exposed ends")
g = greenlet(exposed); g.switch(); f = g.gr_frame; del g; gc.collect(); print("held by frame", f.f_code.co_name); del f; gc.collect(); print("-- frame")
def handling():
    me = getcurrent()
    try: raise ValueError
    except ValueError as e:
        try: main.switch()
        finally: print("handling ends")
g = greenlet(handling); g.switch(); del g; gc.collect(); print("-- handling")
gc.enable()
def many(i):
    me = [getcurrent()]; me.append(me)
    main.switch()
gs = [greenlet(many) for i in range(3000)]
for i, g in enumerate(gs): g.switch(i)
del gs, g; print(gc.collect() >= 3000)

# Weak references to greenlets in each state.
import weakref, gc
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
g = greenlet(lambda: 1); r = weakref.ref(g); g.switch(); del g; print("finished", r() is None)
g = greenlet(lambda: 1); r = weakref.ref(g); del g; print("pending", r() is None)
def park():
    try: main.switch()
    except GreenletExit: print("during the kill:", r() is getcurrent())
g = greenlet(park); r = weakref.ref(g, lambda w: print("callback")); g.switch(); del g; print("parked", r() is None)
d = weakref.WeakValueDictionary(); g = greenlet(park); d["k"] = g; print("k" in d); del g; print("k" in d)
print(weakref.ref(main)() is main)
class Sub(greenlet): pass
s = Sub(lambda: "sub"); r = weakref.ref(s); print(r().switch(), r().dead); del s; print(r())
g = greenlet(lambda: 1); g.attr = g; r = weakref.ref(g); del g; print(r() is None); gc.collect(); print("pending cycle collected", r() is None)
g = greenlet(lambda: 1); g.attr = g; g.switch(); r = weakref.ref(g); del g; gc.collect(); print("dead cycle collected", r() is None)
p = greenlet(lambda: 1); c = greenlet(lambda: 2, p); r = weakref.ref(p); del p; print("kept by child", r() is not None); del c; print("gone", r() is None)

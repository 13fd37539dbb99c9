# getcurrent, main, attributes of the class, module contents.
import greenlet as module
from greenlet import greenlet, getcurrent
main = getcurrent()
print(main is getcurrent(), type(main) is greenlet, main.parent, main.dead, bool(main), greenlet.getcurrent() is main, module.getcurrent() is main)
def f(): return getcurrent(), getcurrent().parent
g = greenlet(f); r = g.switch(); print(r[0] is g, r[1] is main)
def nested():
    inner = greenlet(f); cur, par = inner.switch()
    return cur is inner, par is getcurrent(), getcurrent().parent is main
print(greenlet(nested).switch())
print(sorted(n for n in ("greenlet", "getcurrent", "error", "GreenletExit", "settrace", "gettrace", "GREENLET_USE_GC", "GREENLET_USE_TRACING", "GREENLET_USE_CONTEXT_VARS", "__version__") if hasattr(module, n)))
print([hasattr(greenlet, n) for n in ("getcurrent", "error", "GreenletExit", "settrace", "gettrace", "switch", "throw", "run", "parent", "dead", "gr_frame")])
print(module.error.__name__, module.error.__mro__[1:], greenlet.__name__, greenlet.__module__, issubclass(greenlet.error, Exception))
print(g == g, g != main, hash(g) == hash(g), {g: 1}[g], len({g, main, g}), g in [g])
try: g < main
except TypeError as e: print(e)
import copy
for fn in (copy.copy, copy.deepcopy):
    try: fn(g)
    except TypeError as e: print(e)
print(repr(g).startswith("<greenlet.greenlet object at 0x"), repr(g).endswith("dead>"), " current " in repr(main), repr(main).endswith("main>"), " pending" in repr(greenlet()), repr(greenlet()).count("otid=(nil)"))
def s(): main.switch(); 
p = greenlet(s); p.switch(); print(" suspended" in repr(p), " active" in repr(p), " started" in repr(p)); del p
class Sub(greenlet): pass
print(repr(Sub()).startswith("<__main__.Sub object at"))
print(g.gr_frame, greenlet().gr_frame, main.gr_frame, callable(g.switch), g.switch.__name__, g.throw.__name__)
def fr(): x = "local"; main.switch()
p = greenlet(fr); p.switch(); print(p.gr_frame.f_code.co_name, p.gr_frame.f_lineno > 0, p.gr_frame.f_back, p.gr_frame.f_locals["x"]); p.switch(); print(p.gr_frame)

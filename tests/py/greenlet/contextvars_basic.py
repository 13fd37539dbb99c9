# Each greenlet has its own context; gr_context can be shared.
import contextvars
from greenlet import greenlet, getcurrent
main = getcurrent()
v = contextvars.ContextVar("v", default="default")
v.set("main")
def f(): return v.get()
print(greenlet(f).switch(), v.get())
def setter(x):
    v.set(x); main.switch(v.get()); return v.get()
a, b = greenlet(setter), greenlet(setter)
print(a.switch("a"), b.switch("b"), v.get(), a.switch(), b.switch(), v.get())
g = greenlet(f); g.gr_context = contextvars.copy_context(); print(g.switch())
g = greenlet(f); print(g.gr_context); g.switch(); print(g.gr_context)
g = greenlet(setter); g.switch("kept"); print(g.gr_context[v]); g.switch(); print(g.gr_context[v], g.dead)
ctx = contextvars.copy_context()
g = greenlet(ctx.run); print(g.switch(f), v.get())
for text in ("g.gr_context = 5", "del g.gr_context"):
    try: exec(text)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
tok = v.set("x"); v.reset(tok); print(v.get())
def none(): v.set("in"); main.switch(); return v.get("gone")
g = greenlet(none); g.switch(); g.gr_context = None; print(g.switch())

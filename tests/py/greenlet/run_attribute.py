# The run attribute: reading, setting, deleting, in each state.
from greenlet import greenlet, getcurrent
main = getcurrent()
def f():
    try: getcurrent().run
    except AttributeError as e: print("while running:", e)
    main.switch()
g = greenlet(f)
print(g.run is f); g.run = f; del g.run
for text in ("g.run", "del g.run"):
    try: exec(text)
    except AttributeError as e: print(text, e)
g.run = f; g.switch()
for text in ("g.run", "g.run = f", "del g.run", "main.run", "main.run = f", "del main.run"):
    try: exec(text); print(text, "ok")
    except AttributeError as e: print(text, "->", e)
g.switch()
for text in ("g.run", "g.run = f", "del g.run"):
    try: exec(text); print(text, "ok")
    except AttributeError as e: print(text, "->", e)
h = greenlet(f); h.__init__(lambda: "second init"); print(h.switch())
h = greenlet(); h.__init__(run=lambda: "init run", parent=main); print(h.switch())
try: h.__init__(f); print("reinit after death ok")
except Exception as e: print(type(e).__name__, e)
k = greenlet(f); k.switch()
try: k.__init__(f)
except Exception as e: print(type(e).__name__, e)
x = greenlet(lambda: (setattr(x, "parent", main), "self reparent")[1]); print(x.switch())

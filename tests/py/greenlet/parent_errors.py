# Setting the parent: type, cycles, main, deletion.
from greenlet import greenlet, getcurrent
main = getcurrent()
a, b, c = greenlet(), greenlet(), greenlet()
b.parent = a; c.parent = b
for text in ("a.parent = c", "a.parent = a", "b.parent = c", "a.parent = 5", "a.parent = None", "del a.parent", "main.parent = a", "main.parent = None", "del main.parent", "a.parent = 'x'", "greenlet(None, 5)", "greenlet(parent=a).parent = main", "main.parent"):
    try: exec(text); print(text, "ok")
    except Exception as e: print(text, "->", type(e).__name__, e)
print(a.parent is main, b.parent is a, c.parent is b)
def f(): return "x"
d = greenlet(f); d.switch()
d.parent = a
print(d.dead, d.parent is a)
e = greenlet(f, d)
print(e.parent is d)
a.run = lambda *args: ("a ran", args)
print(e.switch())
g = greenlet(f)
g.parent = greenlet(lambda v: ("pending parent got", v))
print(g.switch())

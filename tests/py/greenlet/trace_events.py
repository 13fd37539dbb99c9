# settrace: event names, origin and target for start, switch, return, raise, kill.
import greenlet as module
from greenlet import greenlet, getcurrent, settrace, gettrace, GreenletExit
main = getcurrent()
names = {id(main): "main"}
def name(g): return names.get(id(g), "?")
events = []
def tracer(event, args):
    origin, target = args
    events.append((event, name(origin), name(target), getcurrent() is target))
def show(title):
    print(title, *events, sep="\n  "); events.clear()
def make(f, n, *a):
    g = greenlet(f, *a); names[id(g)] = n; return g
print(settrace(tracer), gettrace() is tracer)
make(lambda: 1, "a").switch(); show("start and return")
def park(): main.switch(1)
p = make(park, "p"); p.switch(); p.switch(); show("park and resume")
def bad(): raise ValueError
try: make(bad, "bad").switch()
except ValueError: pass
show("raise")
def ge(): raise GreenletExit
make(ge, "ge").switch(); show("GreenletExit")
q = make(park, "q"); q.switch(); q.throw(); show("throw GreenletExit")
q = make(park, "q2"); q.switch()
try: q.throw(KeyError)
except KeyError: pass
show("throw KeyError")
q = make(park, "fresh")
try: q.throw(KeyError)
except KeyError: pass
show("throw into pending")
main.switch(); q.switch(); show("self and dead")
q.throw()
try: q.throw(KeyError)
except KeyError: pass
show("throw into dead")
k = make(park, "k"); k.switch(); events.clear(); del k; show("kill")
def deadparent(): return 1
d = make(deadparent, "d"); d.switch(); e = make(lambda: 2, "e", d); events.clear(); e.switch(); show("dead parent skipped")
n = greenlet(); names[id(n)] = "n"
try: n.switch()
except AttributeError: pass
show("no run")
print(settrace(None) is tracer, gettrace())
for bad in ("settrace()", "settrace(1, 2)"):
    try: eval(bad)
    except TypeError as x: print(x)
print(settrace(5)); print(gettrace(), settrace(None), module.gettrace is gettrace, greenlet.settrace is settrace)

# Objects cross unchanged and unshared between greenlets.
from greenlet import greenlet, getcurrent
main = getcurrent()
def echo(x):
    while True: x = main.switch(x)
g = greenlet(echo)
for v in ([1], {"a": 1}, {1}, (1, 2), "s", 2 ** 80, 1.5, None, True, len, int, g, main, lambda: 0, range(3), iter([]), b"b", Exception("e"), ...):
    print(type(v).__name__, g.switch(v) is v)
l = []
def mutate(x): x.append("from greenlet"); main.switch(); x.append("again")
m = greenlet(mutate); m.switch(l); print(l); m.switch(); print(l)
t = (1,); print(g.switch(t) is t, g.switch(t, t)[0] is t, g.switch(*(t,)) is t)
k = {"x": 1}
r = g.switch(**k); print(r == k, r is k)
def kwargs(**kw): return kw
r = greenlet(kwargs).switch(**k); print(r == k, r is k)
def star(*a): return a
print(greenlet(star).switch(*t) == t)
e = ValueError("same")
def thrower():
    try: main.switch()
    except ValueError as x: return x is e
h = greenlet(thrower); h.switch(); print(h.throw(e))
h = greenlet(thrower); h.switch(); print(h.throw(ValueError, e))
h = greenlet(lambda: main.switch()); h.switch()
try: h.throw(e)
except ValueError as x: print(x is e)

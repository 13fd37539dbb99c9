# Results skip dead ancestors; unstarted ones are started with the result.
from greenlet import greenlet, getcurrent
main = getcurrent()
dead1, dead2 = greenlet(lambda: 1), greenlet(lambda: 2)
dead1.switch(); dead2.switch()
dead2.parent = dead1
print(greenlet(lambda: "through two dead", dead2).switch())
def starter(*a, **k): return ("started with", a, k)
for value in ((), (1,), (1, 2), None, "v"):
    p = greenlet(starter)
    print(greenlet(lambda: value, p).switch(), p.dead)
p = greenlet(starter)
dead2.parent = p
print(dead2.switch(1, 2, x=3))
def fails(): raise KeyError("k")
p = greenlet(starter)
try: greenlet(fails, p).switch()
except KeyError as e: print(repr(e), p.dead)
no_run = greenlet()
try: greenlet(lambda: 1, no_run).switch()
except AttributeError as e: print(e, no_run.dead)
def outer():
    p = greenlet(starter, getcurrent())
    got = greenlet(lambda: "deep", p).switch()
    return "outer saw", got
print(greenlet(outer).switch())
def parent_fails(x): raise ValueError(f"parent got {x}")
p = greenlet(parent_fails)
try: greenlet(lambda: "r", p).switch()
except ValueError as e: print(e, p.dead)

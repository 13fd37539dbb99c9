# The first switch's arguments are the arguments of run.
from greenlet import greenlet
def f(*a, **k): return a, k
print(greenlet(f).switch(), greenlet(f).switch(1), greenlet(f).switch(1, 2, x=3), greenlet(f).switch(x=3), greenlet(f).switch((1,)), greenlet(f).switch(*[1, 2]))
def one(x): return x
try: greenlet(one).switch()
except TypeError as e: print(e)
try: greenlet(one).switch(1, 2)
except TypeError as e: print(e)
print(greenlet(one).switch(x=5), greenlet(len).switch("abc"), greenlet(dict).switch(a=1), greenlet(lambda: 7).switch(), greenlet(str.upper).switch("x"), greenlet([1, 2].pop).switch())
class C:
    def __call__(self, x): return ("called", x)
    def m(self, x): return ("method", x)
print(greenlet(C()).switch(1), greenlet(C().m).switch(2), greenlet(C).switch().__class__.__name__)
g = greenlet(run=one)
print(g.switch("kw run"))
for bad in ("greenlet(1, 2, 3)", "greenlet(foo=1)", "greenlet(one, 5)", "greenlet(one, parent='x')", "greenlet(one, one)"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
g = greenlet(None)
try: g.switch()
except TypeError as e: print(e, g.dead)
g = greenlet(5)
try: g.switch()
except TypeError as e: print(e, g.dead)
g = greenlet()
try: g.switch()
except AttributeError as e: print(e, g.dead)
g.run = lambda: "late run"
print(g.switch())

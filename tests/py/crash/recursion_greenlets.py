# Unbounded chains of greenlets starting greenlets.
from greenlet import greenlet, getcurrent
main = getcurrent()
def chain(): return greenlet(chain).switch()
try: print(chain())
except RecursionError: print("chain RecursionError")
def in_key(x): return greenlet(lambda: sorted([2, 1], key=in_key)).switch()
try: in_key(1)
except RecursionError: print("sort key RecursionError")
def in_greenlet():
    def f(): f()
    try: f()
    except RecursionError: return "inside"
print(greenlet(in_greenlet).switch())
def mixed(n): return mixed(n + 1) if n % 5 else greenlet(mixed).switch(n + 1)
try: mixed(1)
except RecursionError: print("mixed RecursionError")
class Sub(greenlet):
    def run(self): return Sub().switch()
try: Sub().switch()
except RecursionError: print("subclass RecursionError")
def with_generators():
    def gen(): yield greenlet(with_generators).switch()
    return next(gen())
try: with_generators()
except RecursionError: print("generator RecursionError")
print(main is getcurrent(), "alive")

from greenlet import greenlet, getcurrent, GreenletExit
import gc
main = getcurrent()
class C:
    def __init__(self, x):
        self.x = main.switch("in init")
        if self.x == 9: raise ValueError(9)
        if self.x == 8: return 8
    def __del__(self): print("del C", getattr(self, "x", None))
def f(): return C(1).x
for v in (1, 9, 8):
    g = greenlet(f)
    print(g.switch())
    try: print(g.switch(v))
    except (ValueError, TypeError) as e: print(repr(e))
g = greenlet(f); print(g.switch())
try: g.throw(KeyError("t"))
except KeyError as e: print(repr(e))
g = greenlet(f); g.switch(); del g; gc.collect(); print("killed")
def gen():
    try:
        while True: yield main.switch("gen")
    finally: print("gen fin")
def user(n):
    it = gen()
    def body():
        for x in it: print("x", x)
    if n == 0: body()
    elif n == 1: print(next(it)); body()
    elif n == 2:
        def d(): yield from it
        for x in d(): print("dx", x)
    else: print(sum(it))
for n in range(4):
    g = greenlet(user); print(g.switch(n)); print(g.switch(1)); print(g.switch(2))
    del g; gc.collect(); print("gone", n)
# the same generator in two greenlets
it = gen()
g1 = greenlet(lambda: next(it)); g2 = greenlet(lambda: next(it))
print(g1.switch())
try: print(g2.switch())
except ValueError as e: print(e)
print(g1.switch(5))
try: it.close()
except ValueError as e: print(e)
# generator closed while a greenlet runs inside
it = gen(); g1 = greenlet(lambda: next(it)); g1.switch()
try: it.close()
except ValueError as e: print(e)
try: it.throw(KeyError)
except ValueError as e: print(e)
del it
g1.throw(GreenletExit); print(g1.dead)
# switch inside __del__ on return, assignment, generator resume
class S:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, main.switch("from del") if getcurrent() is not main else None)
def ret():
    s = S("ret"); return 1
def asg():
    s = S("asg"); s = 2; return s
def gy():
    s = S("gy"); s = yield 1
    yield s
def gu():
    k = gy(); next(k); return k.send(4)
def gn():
    return list(gy())
def un():
    s = S("un"); raise KeyError("un")
def loop():
    o = 0
    for s in [S("l1"), S("l2")]: o += 1
    return o
for fn in (ret, asg, gu, gn, un, loop):
    g = greenlet(fn)
    try:
        r = g.switch(); n = 0
        while not g.dead:
            print(fn.__name__, r); n += 1; r = g.switch(n)
        print(fn.__name__, "=", r)
    except KeyError as e: print(repr(e))
# greenlets in each other's generators, throw across
def ping(o):
    try:
        while True: yield o.switch("ping")
    except BaseException as e: print("ping", repr(e)); raise
def pg():
    for v in ping(main): print("pv", v)
g = greenlet(pg); g.switch(); g.switch(1)
try: g.throw(ValueError("boom"))
except ValueError as e: print(repr(e), g.dead)

import sys, gc, weakref
# returns, handlers, finally
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def a(x):
    try:
        return x
    finally:
        x = None
        print("fin")
def b(x):
    for i in range(3):
        try:
            if i == 1: return i
        finally:
            if x: continue
    return "end"
def c(x):
    with D2():
        return x
class D2:
    def __enter__(self): pass
    def __exit__(self, *a): print("exit", a[0]); return True
def d(x):
    y = x
    if x: pass
    else: y = 2
    return y
def e(x):
    try:
        y = x.foo
        return y
    except AttributeError:
        return x
    finally:
        del x
def f(x):
    y = [x]
    del x
    return y
def g(flag):
    if flag: z = 1
    return z
def h(x):
    return x if x else (x := 5)
print(a(D("a"))and 1, b(0), b(1), c(3), d(0), d(1), e(4), len(f(D("f"))))
for k in (1, 0):
    try: print(g(k))
    except UnboundLocalError as ex: print(ex, ex.__traceback__.tb_next.tb_lineno)
print(h(0), h(3))
def loc(x):
    fr = sys._getframe()
    keep.append(fr)
    return x
keep = []
loc(D("loc"))
print(keep[0].f_locals["x"].n)
keep.clear()
gc.collect()
def gen(x):
    y = yield x
    return y
q = gen(D("gen")); next(q)
fr = q.gi_frame
try: q.send(5)
except StopIteration as st: print(st.value)
print(sorted(fr.f_locals), fr.f_lineno if fr.f_lineno else None)
del fr
q = gen(D("gen2")); next(q); fr = q.gi_frame; q.close(); print("closed"); fr.clear(); print("cleared"); del fr
q = gen(D("gen3")); next(q); fr = q.gi_frame
try: fr.clear(); print("ok")
except RuntimeError as ex: print(ex)
print(list(q))
def run():
    try: sys._getframe().clear()
    except RuntimeError as ex: print(ex)
run()
# unwinding kills locals in what order
def order():
    p = D("p"); r = D("r"); s = D("s")
    raise ValueError
try: order()
except ValueError: print("caught")
def order2():
    p = D("p"); r = D("r"); s = D("s")
    return 1
print(order2())
# finaliser raising/ switching state while frame ends
class Ev:
    def __init__(self, f): self.f = f
    def __del__(self): self.f()
def inner():
    v = Ev(lambda: out.append(helper(3)))
    return 7
out = []
def helper(n): return inner2(n)
def inner2(n):
    w = Ev(lambda: out.append(n))
    return n * 2
print(inner(), out)
def recur(n):
    v = Ev(lambda: recur(n - 1) if n else None)
    return n
print(recur(30))
def bad(): 
    v = Ev(lambda: 1/0)
    return 1
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__)
print(bad())
def bad2():
    v = Ev(lambda: 1/0)
    raise KeyError("k")
try: bad2()
except KeyError as ex: print(repr(ex), repr(ex.__context__)); ex = None
# what a generator and a frame tell of their code
def gone():
    yield 1
def other():
    yield 2
g = gone()
next(g)
code, gone.__code__ = gone.__code__, other.__code__
print(g.gi_code is code, g.gi_frame.f_code is code, list(g), g.gi_code is code, g.gi_frame)
g = gone()
print(g.gi_code is other.__code__, g.close(), g.gi_code is other.__code__)
def swapped():
    swapped.__code__ = (lambda: "new").__code__
    return sys._getframe().f_code.co_name
print(swapped(), swapped())

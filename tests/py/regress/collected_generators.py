# collector and generators, frames, functions
import gc, sys, weakref
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def gen(box):
    me = N("in gen")
    try:
        yield 1
        yield box
    finally:
        print("gen fin", me.n, len(box))
def cyc():
    box = []
    g = gen(box); next(g); box.append(g)
cyc(); print(gc.collect() > 0)
def stubborn(box):
    me = N("stub")
    try: yield 1
    except GeneratorExit: print("GE")
    try:
        yield me
    finally: print("second fin")
sys.unraisablehook = lambda u: print("unraisable", u.exc_value)
def cyc2():
    box = []; g = stubborn(box); next(g); box.append(g)
cyc2(); gc.collect(); print("--")
keep = []
def resurrect(box):
    try: yield 1
    finally:
        keep.append(box); print("resurrected")
def cyc3():
    box = []; g = resurrect(box); next(g); box.append(g)
cyc3(); gc.collect(); print(len(keep), list(keep[0][0])); keep.clear(); gc.collect()
# generator iterated by itself at collection
def selfish():
    g = yield
    try: yield
    finally:
        try: next(g)
        except BaseException as e: print(type(e).__name__, e)
def cyc4():
    g = selfish(); next(g); g.send(g)
cyc4(); gc.collect()
# generator held by its frame's exception
def hold():
    try: 1/0
    except ZeroDivisionError as e:
        x = yield e
        print("resumed", x)
def cyc5():
    g = hold(); e = next(g); e.g = g; w = weakref.ref(e.__class__)
    return weakref.ref(g)
w = cyc5(); gc.collect(); print(w())
# function in a cycle with its code's frames
def mk():
    def f(n):
        if n == 0: return sys._getframe()
        return f(n - 1)
    f.me = f
    fr = f(2); f.fr = fr
    return weakref.ref(f)
w = mk(); gc.collect(); print(w())
# code freed while a frame of it is on the way out
def dyn():
    ns = {}
    exec("class E:\n  def __del__(s):\n    ns.clear(); print('E del', len(ns))\ndef run():\n  e = E()\n  return 3\n", ns)
    ns["ns"] = ns
    r = ns["run"]
    return r()
print(dyn()); gc.collect()
def dyn2():
    ns = {}
    exec("import sys\ndef run(n, last):\n  f = sys._getframe()\n  if n: return run(n-1, last)\n  last.append(f)\n  return 3\n", ns)
    last = []
    ns.pop("run")(0, last)
    del ns
    gc.collect()
    fr = last.pop()
    print(fr.f_code.co_name, sorted(fr.f_locals))
dyn2()
# exceptions in finalisers at frame ends, in a loop, with pools
class B:
    def __del__(self): raise ValueError("B")
def b(n):
    x = B()
    return n
for i in range(3): b(i)
def br(n):
    x = B()
    raise KeyError(n)
for i in range(2):
    try: br(i)
    except KeyError as e: print(repr(e))
# code swapped while frames are in pools and running
def sw(n):
    x = N(n)
    if n: sw.__code__ = other.__code__; return sw(n - 1)
    return n
def other(n):
    y = N(-n - 10)
    if n: return sw(n - 1)
    return "o"
c = sw.__code__
print(sw(3)); sw.__code__ = c; print(sw(1))
def gcode():
    yield 1
    yield 2
def gother():
    yield "a"
    yield "b"
g = gcode(); next(g); gcode.__code__ = gother.__code__; print(list(g), list(gcode()), g.gi_code.co_name)
# recursion limit with prepared calls and generators
sys.setrecursionlimit(150)
class R:
    def __init__(self, n): self.r = R(n + 1)
class K:
    def __call__(self): return self()
def rg():
    yield from rg()
def rf():
    for x in rf(): yield x
def kw(a=1, *b, **c): return kw(a=2, z=3)
def sp(*a): return sp(*a)
for f in (lambda: R(0), K(), lambda: list(rg()), lambda: list(rf()), kw, sp, lambda: list(map(lambda x: sp(), [1]))):
    try: f()
    except RecursionError as e: print("RecursionError", str(e)[:32])

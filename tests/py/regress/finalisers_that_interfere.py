# finalisers at stores, attribute writes, deletes; re-entering what is being changed
import sys, gc
class D:
    def __init__(self, f): self.f = f
    def __del__(self): self.f()
class O: pass
o = O()
def again(): o.a = 5; o.b = 6
o.a = D(again); o.a = 1; print(o.__dict__)
o.a = D(lambda: o.__dict__.clear()); o.a = 1; print(o.__dict__)
o = O(); o.x = D(lambda: delattr(o, "x") if hasattr(o, "x") else None); o.x = 3; print(o.__dict__)
def st(p, v): p.q = v
for i in range(5):
    p = O(); st(p, D(lambda: setattr(p, "q", "del"))); st(p, i); print(p.q)
class SL:
    __slots__ = ("a", "b")
s = SL(); s.a = D(lambda: setattr(s, "a", "in del")); s.a = 2; print(s.a)
s.b = D(lambda: setattr(s, "b", 1)); del s.b; print(s.b)
l = [D(lambda: l.clear())]; l[0] = 5; print(l)
l = [D(lambda: l.append(9)), 1]; del l[0]; print(l)
l = [D(lambda: l.extend([1] * 100)) for _ in range(3)]; l[:] = [7]; print(len(l))
d = {1: D(lambda: d.update({2: 3}))}; d[1] = 4; print(d)
d = {i: D(lambda: d.clear()) for i in range(3)}; d.pop(0); print(d)
g1 = D(lambda: globals().pop("g1", None)); g1 = 4; print("g1" in globals())
def loc():
    fr = sys._getframe()
    x = D(lambda: print("in", sorted(fr.f_locals)))
    x = 1
    y = D(lambda: print("in2", sorted(fr.f_locals)))
    del y
loc()
def cell():
    x = D(lambda: setx(7))
    def setx(v):
        nonlocal x
        x = v
    x = 2
    return x
print(cell())
def unpack():
    a = D(lambda: t.append(1)); b = D(lambda: t.clear())
    t = [1, 2]
    a, b = t
    return a, b, t
print(unpack())
def loop():
    t = [D(lambda: t.clear()), 2, 3, 4]; n = 0
    for x in t:
        n += 1
        if n == 1: t[0] = None
    return n
print(loop())
def call():
    a = []
    def f(x, y=D(lambda: 0)): return x
    f.__defaults__ = None
    try: f(1)
    except TypeError as e: print(e)
    f.__defaults__ = (1,)
    print(f(3))
    def g(x, y=1):
        g.__defaults__ = ()
        return y
    print(g(1))
    try: g(1)
    except TypeError as e: print(e)
call()
class Meth:
    def m(self, *a): return a
    def __del__(self): print("Meth del")
def bm():
    m = Meth().m
    return m(1, 2)
print(bm()); print(Meth().m(3))
class Get:
    def __init__(self): self.v = D(lambda: print("v gone"))
    def __getitem__(self, i):
        del self.v
        return i
print(Get()[4])
def dl():
    it = iter([D(lambda: lst.clear()), 1, 2]); lst = [3, 4]
    for x in it: pass
    return lst
print(dl())
class Desc:
    def __get__(self, o, t):
        if o is not None: type(o).d = 5
        return "desc"
class WithD: d = Desc()
w = WithD()
def rd(): return w.d
print([rd() for _ in range(3)])
class GA:
    def __getattr__(self, n):
        setattr(type(self), n, "class"); return "ga"
ga = GA()
def rg(): return ga.zz
print([rg() for _ in range(4)])
class Prop:
    @property
    def p(self):
        del Prop.p; Prop.p = 9
        return "prop"
pp = Prop()
def rp(): return pp.p
print([rp() for _ in range(3)])
class CallSelf:
    def __call__(self):
        CallSelf.__call__ = lambda s: "second"
        return "first"
cs = CallSelf()
def rc(): return cs()
print([rc() for _ in range(3)])
# with / async etc inside an outer generator that delegates and is closed
def deleg():
    try:
        yield from [1, 2, 3]
    finally: print("deleg fin")
x = deleg(); next(x); x.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print("It close"); raise ValueError("close")
    def throw(self, *a): print("It throw", a); return 2
def di():
    try: yield from It()
    except BaseException as e: print("di", repr(e), repr(e.__context__)); raise
x = di(); next(x)
print(x.throw(KeyError("k")))
try: x.close()
except ValueError as e: print(repr(e), repr(e.__context__))
sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value))
class It2(It):
    throw = property(lambda s: 1 / 0)
    close = property(lambda s: 1 / 0)
def di2():
    yield from It2()
x = di2(); next(x)
try: x.throw(KeyError("k"))
except BaseException as e: print(repr(e), repr(e.__context__))
x = di2(); next(x)
try: x.close()
except BaseException as e: print(repr(e), repr(e.__context__))
x = di2(); next(x)
try: x.throw(GeneratorExit)
except BaseException as e: print(repr(e), repr(e.__context__))
def selfthrow():
    try: yield 1
    except ValueError:
        try: x.throw(KeyError)
        except ValueError as e: print(e)
        yield 2
x = selfthrow(); next(x); print(x.throw(ValueError))
del x
def ge():
    try: yield
    except GeneratorExit: return 5
x = ge(); next(x); print(x.close())
x = ge(); next(x)
try: x.throw(GeneratorExit)
except StopIteration as e: print(e.value)

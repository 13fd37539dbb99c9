# weakref.ref: calls, callbacks, equality, errors.
import weakref
class A: pass
a = A(); r = weakref.ref(a); print(r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
del a; print(r(), r() is None)
a = A(); log = []
r1 = weakref.ref(a, lambda w: log.append(("r1", w is r1))); r2 = weakref.ref(a, lambda w: log.append(("r2", w() is None))); a = None; print(log)
a = A(); r = weakref.ref(a, lambda w: print("never")); del r; del a; print("callback dropped with its ref")
a, b = A(), A(); print(weakref.ref(a) == weakref.ref(a), weakref.ref(a) == weakref.ref(b), hash(weakref.ref(a)) == hash(a))
for v in (5, "s", None, [], {}, (1,), 1.5, object()):
    try: weakref.ref(v); print("ok", type(v).__name__)
    except TypeError as e: print(e)
class S(list): pass
class Slots: __slots__ = ("x",)
class SlotsW: __slots__ = ("x", "__weakref__")
print(weakref.ref(S()) is not None, weakref.ref(SlotsW())())
try: weakref.ref(Slots())
except TypeError as e: print(e)
def f(): pass
print(weakref.ref(f)() is f, weakref.ref(A)() is A, weakref.ref({1}) () is None, weakref.ref(len)() is len)
g = (i for i in []); print(weakref.ref(g)() is g)
a = A(); m = a.f = lambda: 1; w = weakref.ref(a); a = None; print(w())
class Err:
    def __init__(self): self.r = weakref.ref(self, lambda w: print("cb"))
e = Err(); del e; print("self callback is dropped")
a = A(); p = weakref.proxy(a); a.x = 5; print(p.x, type(p).__name__, p.__class__ is A); p.y = 6; print(a.y); del a
try: p.x
except ReferenceError as e: print(e)
class Len:
    def __len__(self): return 3
    def __eq__(self, o): return o == "eq"
    __hash__ = None
    def __call__(self, x): return x
l = Len(); p = weakref.proxy(l); print(len(p), p == "eq", p(4), bool(p))
try: hash(p)
except TypeError as e: print(e)

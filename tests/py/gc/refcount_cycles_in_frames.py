# Frames, tracebacks and exceptions keep objects alive exactly as long as expected.
import gc, weakref
gc.disable()
class A: pass
def keep_tb():
    a = A(); r.append(weakref.ref(a)); raise ValueError
r = []
try: keep_tb()
except ValueError as e: saved = e
print(r[0]() is not None); saved.__traceback__ = None; print(r[0]() is None)
def self_cycle():
    a = A(); r.append(weakref.ref(a))
    try: raise KeyError
    except KeyError as e: err = e
self_cycle(); print(r[1]() is None); gc.collect(); print(r[1]() is None)
def no_cycle():
    a = A(); r.append(weakref.ref(a))
    try: raise KeyError
    except KeyError as e: pass
no_cycle(); print(r[2]() is None)
def context():
    a = A(); r.append(weakref.ref(a))
    try:
        try: raise KeyError(a)
        except KeyError: raise ValueError
    except ValueError: pass
context(); print(r[3]() is None)
def rec(n):
    a = A(); r.append(weakref.ref(a))
    if n == 0: raise OSError
    rec(n - 1)
start = len(r)
try: rec(5)
except OSError: print(all(x() is not None for x in r[start:]))
print(all(x() is None for x in r[start:]))
def gen():
    a = A(); r.append(weakref.ref(a)); yield a
g = gen(); x = next(g); del x; print(r[-1]() is not None); g.close(); print(r[-1]() is None)
def recursive_closure():
    a = A(); r.append(weakref.ref(a))
    def f(n): return a if n == 0 else f(n - 1)
    f(3)
recursive_closure(); print(r[-1]() is None); gc.collect(); print(r[-1]() is None)
def comp():
    a = A(); r.append(weakref.ref(a)); return [a for _ in range(3)]
l = comp(); print(r[-1]() is not None); del l; print(r[-1]() is None)
def exec_ns():
    a = A(); r.append(weakref.ref(a)); ns = {"a": a}; exec("b = a", ns)
exec_ns(); print(r[-1]() is None)
bound = A(); bound.f = lambda: 1; r.append(weakref.ref(bound)); m = bound.__class__; del bound; print(r[-1]() is None)
c = type("C", (), {}); w = weakref.ref(c); del c; print(w() is not None); gc.collect(); print(w() is None)

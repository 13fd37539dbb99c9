# gc.collect finds unreachable cycles of every container kind.
import gc, weakref
gc.disable(); gc.collect()
class A:
    def __init__(self, **kw): self.__dict__.update(kw)
def check(name, make):
    o = make(); r = weakref.ref(o); del o
    before = r() is None; gc.collect()
    print(name, before, r() is None)
def self_attr(): a = A(); a.me = a; return a
def pair(): a, b = A(), A(); a.o, b.o = b, a; return a
def in_list(): a = A(); a.l = [a]; return a
def in_dict(): a = A(); a.d = {"k": {"n": a}}; return a
def in_tuple(): a = A(); a.t = (1, (2, a)); return a
def in_set(): a = A(); a.s = {a}; return a
def in_closure():
    a = A()
    def f(): return a
    a.f = f
    return a
def in_default(): a = A(); a.f = lambda x=a: x; return a
def in_method(): a = A(); a.m = a.__init__; return a
def in_class():
    class C: pass
    C.self = C; return C
def in_generator():
    def g(o): yield o
    a = A(); a.g = g(a); next(a.g); return a
def in_instance_class():
    class C(A): pass
    c = C(); C.inst = c; return c
def in_exception():
    a = A()
    try: raise ValueError(a)
    except ValueError as e: a.e = e
    return a
def in_partial():
    import functools
    a = A(); a.p = functools.partial(print, a); return a
def in_property():
    a = A(); a.p = property(lambda s: a); return a
def in_map(): a = A(); a.m = map(lambda x: a, [1]); return a
def in_bound_builtin(): a = A(); l = [a]; a.f = l.append; return a
def in_ring():
    xs = [A() for _ in range(50)]
    for i, x in enumerate(xs): x.next = xs[i - 1]
    return xs[0]
for f in (self_attr, pair, in_list, in_dict, in_tuple, in_set, in_closure, in_default, in_method, in_class, in_generator, in_instance_class, in_exception, in_partial, in_property, in_map, in_bound_builtin, in_ring): check(f.__name__, f)
keep = in_ring(); r = weakref.ref(keep); gc.collect(); print("reachable", r() is keep)
l = []; l.append(l); del l; n = gc.collect(); print(n >= 1, gc.collect())
print(gc.isenabled()); gc.enable(); print(gc.isenabled(), gc.garbage, gc.is_tracked([]), gc.is_tracked(5), type(gc.get_count()).__name__, len(gc.get_threshold()))

# globals(), locals(), vars() and dir() in every kind of scope.
x = 1
print(globals() is locals() is vars(), "x" in dir(), globals()["x"])
globals()["made"] = 5; print(made); globals().update(a=1, b=2); print(a + b)
def f(p, q=2):
    r = p + q
    before = sorted(locals())
    s = 1
    locals()["r"] = 99; locals()["new"] = 1
    return before, sorted(locals()), r, locals() is locals()
print(f(1))
def g():
    snapshot = locals()
    y = 5
    return snapshot, locals() == snapshot, sorted(vars()), dir()
print(g())
def h():
    v = 1
    def inner(): return sorted(locals()), v
    class C: w = v; seen = sorted(k for k in locals() if k[0] != "_")
    return inner(), C.seen, [sorted(locals()) for _ in "a"], (lambda z: sorted(locals()))(0), list(sorted(locals()) for i in "b")
print(h())
class K:
    m = 1
    locals()["n"] = 2
    print(n, "m" in vars(), locals() is vars())
print(K.n)
def gen():
    i = 1
    yield sorted(locals())
    j = 2
    yield sorted(locals())
print(list(gen()))
def d():
    t = 1
    del t
    return locals()
print(d()); print(eval("locals()", {"__builtins__": {"locals": locals}, "k": 1}).keys() >= {"k"}, eval("sorted(locals())", {}, {"l": 1}), eval("[v for v in sorted(globals()) if v != '__builtins__']", {"g": 1}))
def args(*a, **k): return locals()
print(args(1, 2, z=3)); exec("q1 = 1\nprint('q1' in globals(), 'q1' in locals())", {}, ns := {}); print(ns)
def handler():
    try: raise ValueError
    except ValueError as err: inside = "err" in locals()
    return inside, "err" in locals()
print(handler())
def comp(): return [k for k in (1, 2)], "k" in locals()
print(comp()); del x
print("x" in globals()); 
for bad in ("globals(1)", "locals(1)", "vars(1, 2)", "vars(5)"):
    try: eval(bad)
    except TypeError as e: print(e)

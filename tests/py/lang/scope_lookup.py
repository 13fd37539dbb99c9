# Name resolution: local, enclosing, global, builtins, class bodies, exec with dicts.
x = "global"
def f():
    return x
def g():
    x = "g local"
    return f(), x
print(g())
class C:
    x = "class"
    y = x
    def method(self): return x
    lam = lambda: x
    z = [x for _ in "a"]
    w = [a for a in x]
print(C.y, C().method(), C.lam(), C.z, C.w)
def enclosing():
    x = "enclosing"
    class D:
        y = x
        def m(self): return x
        x = "class after"
        z = x
    return D.m(None), D.z
try: print(enclosing())
except NameError as e: print(type(e).__name__)
def enc2():
    x = "enc2"
    class D:
        y = x
        def m(self): return x
    return D.y, D().m()
print(enc2())
ns = {"x": "ns"}
exec("y = x\ndef h(): return x\nz = h()", ns)
print(ns["y"], ns["z"])
loc = {"x": "locals"}
exec("y = x\ndef h(): return x\nz = h()", {"x": "globals"}, loc)
print(loc["y"], loc["z"])
def shadow_builtin():
    list = "shadow"
    return list
print(shadow_builtin(), list("ab"))
abs = lambda v: "my abs"
print(abs(-1))
del abs
print(abs(-1))
import builtins
builtins.injected = "from builtins"
print(injected)
del builtins.injected
try: injected
except NameError as e: print(e)
def dyn():
    a = 1
    exec("a = 2; b = 3")
    return a, sorted(locals())
print(dyn())
def comp():
    y = [x for x in "ab"]
    return y, x
print(comp())
print([x for x in [x]], x)
def params(x, y=x): return x, y
print(params(1))
def gen(): yield x; yield from (x for x in "z")
print(list(gen()))
def late():
    def inner(): return v
    v = 1
    a = inner()
    v = 2
    return a, inner()
print(late(), globals()["x"], "x" in locals(), locals() is globals())
print(eval("x + y", {"y": "!", "x": "ev"}), eval("x"), __name__)

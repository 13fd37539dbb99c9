# Global and builtin lookups notice rebinding, deletion and shadowing.
import builtins
def f(): return len("abc")
def g(): return value
value = 1
for _ in range(50): r = f(), g()
print(r)
value = 2; print(g())
globals()["value"] = 3; print(g())
del value
try: g()
except NameError as e: print(e)
value = 4; print(g())
len = lambda x: "shadow"; print(f())
del len; print(f())
old = builtins.len
builtins.len = lambda x: "patched builtin"; print(f()); builtins.len = old; print(f())
builtins.value2 = "from builtins"
def h(): return value2
for _ in range(20): h()
print(h()); value2 = "global wins"; print(h()); del value2; print(h()); del builtins.value2
try: h()
except NameError as e: print(e)
def loop():
    out = []
    for i in range(4):
        if i == 2: globals()["len"] = lambda x: "mid-loop"
        out.append(len("ab"))
    del globals()["len"]
    return out
print(loop(), f())
ns1, ns2 = {"v": "one"}, {"v": "two"}
code = compile("def k(): return v", "c", "exec"); exec(code, ns1); exec(code, ns2)
for _ in range(10): r = ns1["k"](), ns2["k"]()
print(r); ns1["v"] = "changed"; print(ns1["k"](), ns2["k"]())
for i in range(300): globals()[f"name{i}"] = i
print(g(), name299); [globals().pop(f"name{i}") for i in range(300)]; print(g(), "name5" in globals())
exec("value = 'by exec'"); print(g())
def setter():
    global value
    value = "by function"
setter(); print(g())
import math
def pi(): return math.pi
for _ in range(20): pi()
keep = math.pi; math.pi = 3; print(pi()); del math.pi
try: pi()
except AttributeError as e: print(e)
math.pi = keep; print(pi() == keep)
class M(dict):
    def __missing__(self, k): return f"missing {k}"
print(eval("zzz", {"__builtins__": {}}, M()))

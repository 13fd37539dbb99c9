# Where exactly the last reference goes: calls, loops, exceptions, containers, closures.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(f"<{self.n}>", end=" ")
    def __enter__(self): return self
    def __exit__(self, *a): pass
def mark(s): print(s)
(lambda x: None)(D("argument")); mark("call")
[D("list item")]; mark("list")
D("attr").n; mark("attribute")
x = D("first"); x = D("second"); mark("rebind"); x = None; mark("None")
for i in [D("for 1"), D("for 2")]: pass
mark("loop over"); del i; mark("loop variable")
def g():
    local = D("local"); mark("inside")
g(); mark("returned")
def h(): return D("returned").n
h(); mark("h")
try: raise ValueError(D("in exception"))
except ValueError: mark("handler")
mark("after handler")
try: raise ValueError(D("in named exception"))
except ValueError as e: mark("handler 2")
mark("after handler 2")
def fails(): local = D("frame local"); raise KeyError
try: fails()
except KeyError: mark("frame alive")
mark("frame gone")
with D("with"): mark("body")
mark("after with")
with D("with as") as w: mark("body")
mark("kept by w"); del w; mark("w deleted")
d = {"k": D("old value")}; d["k"] = D("new value"); mark("replaced"); d.pop("k"); mark("popped")
d = {D("key").n: 1}; mark("key attr"); l = [D("a"), D("b"), D("c")]; l[0:2] = []; mark("slice"); l.sort(key=lambda v: v.n); l += [1]; del l; mark("l")
a, b = D("tuple 1"), D("tuple 2"); a, b = b, a; mark("swapped"); del a; mark("a"); del b; mark("b")
gen = (v for v in [D("gen item")]); next(gen); mark("generator holds"); del gen; mark("generator gone")
def closure(): c = D("cell"); return lambda: c
f = closure(); mark("cell held"); f = None; mark("cell gone")
def default(v=D("default")): pass
mark("default held"); del default; mark("default gone")
class C: attr = D("class attribute")
C.attr = None; mark("class attribute gone")
print(D("in f-string").n, f"{D('formatted').n}", D("method").__class__.__name__); mark("print")
D("or") or 1; mark("or"); (D("cond") if D("test") else 0); mark("cond"); D("cmp") == D("cmp2"); mark("cmp"); not D("not"); mark("not")
[D("elt") for _ in "ab"]; mark("comprehension"); {D("set")}; mark("set"); (D("t"),)[0]; mark("subscript"); [*(D("star"),)]; mark("star")
def many(*a, **k): del a; mark("args deleted"); del k; mark("kwargs deleted")
many(D("pos"), k=D("kw")); mark("many")
y = D("aug"); y = [y]; y += [1]; del y; mark("aug"); z = D("walrus") if (q := D("q")) else 0; del z; mark("z"); del q; mark("q")

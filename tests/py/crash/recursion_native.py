# Unbounded recursion through native callers: sort keys, map, filter, reduce, min, eval …
from functools import reduce, partial, lru_cache
import itertools
def attempt(name, f):
    try: f(); print(name, "returned")
    except RecursionError: print(name, "RecursionError")
def key(x): return sorted([2, 1], key=key)
def mapped(x): return list(map(mapped, [1]))
def filtered(x): return list(filter(filtered, [1]))
def reduced(a, b): return reduce(reduced, [1, 2])
def least(x): return min([1, 2], key=least)
def evaluated(): return eval("evaluated()")
def executed(): exec("executed()")
part = partial(lambda: part())
@lru_cache(maxsize=None)
def cached(n): return cached(n + 1)
def joined(): return "".join(joined() for _ in "a")
def summed(): return sum(summed() for _ in "a")
def anyed(): return any(anyed() for _ in "a")
def dicted(): return {dicted(): 1}
def comp(): return [comp() for _ in "a"]
def gen(): yield from gen()
def star(*a): return star(*a, 1)
def kw(**k): return kw(**k)
def iterated(): return list(iter(iterated, 1))
def accumulated(a, b): return list(itertools.accumulate([1, 2], accumulated))
def grouped(x): return [k for k, g in itertools.groupby([1], grouped)]
class T(type):
    def __call__(cls): return cls()
class M(metaclass=T): pass
class N:
    def __new__(cls): return N()
class I:
    def __init__(self): I()
class S:
    def __init_subclass__(cls): type("Sub", (S,), {})
class D:
    def __get__(self, o, t): return o.d
class HasD: d = D()
class Inst(type):
    def __instancecheck__(cls, o): return isinstance(o, cls)
class Chk(metaclass=Inst): pass
for name, f in {"sorted key": lambda: key(1), "map": lambda: mapped(1), "filter": lambda: filtered(1), "reduce": lambda: reduced(1, 2), "min": lambda: least(1), "eval": evaluated, "exec": executed, "partial": part, "join": joined, "sum": summed, "any": anyed, "dict": dicted, "comp": comp, "gen": lambda: list(gen()), "star": star, "kw": kw, "iter": iterated, "accumulate": lambda: accumulated(1, 2), "groupby": lambda: grouped(1), "metacall": lambda: M(), "new": N, "init": I, "init_subclass": lambda: type("X", (S,), {}), "descriptor": lambda: HasD().d, "instancecheck": lambda: isinstance(1, Chk)}.items(): attempt(name, f)
try: cached(0); print("cached returned")
except RecursionError: print("cached RecursionError")
print("alive")

# lru_cache and cache: hits, eviction, keys, typed, methods, recursion.
from functools import lru_cache, cache
@lru_cache(maxsize=2)
def f(x): print("compute", x); return x * 2
f(1); f(2); f(1); f(3); f(2); print(f.cache_info()); f.cache_clear(); print(f.cache_info(), f.cache_parameters(), f.__name__, f.__wrapped__(9))
@lru_cache(maxsize=None, typed=True)
def t(x): print("typed", repr(x)); return x
t(1); t(1.0); t(1); t(True)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())
@lru_cache
def k(*a, **kw): print("k", a, kw); return len(a)
k(1, 2); k(1, 2); k(1, b=2); k(b=2, *[1]); k(); k(1.0, 2)
try: k([])
except TypeError as e: print(e)
@lru_cache(maxsize=0)
def z(x): print("z", x); return x
z(1); z(1); print(z.cache_info())
@cache
def err(x): print("err"); raise ValueError(x)
for _ in range(2):
    try: err(1)
    except ValueError: pass
print(err.cache_info())
class A:
    @lru_cache
    def m(self, x): print("m", x); return x
a = A(); a.m(1); a.m(1); A().m(1)
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return self.v == o.v
@cache
def h(x): print("h", x.v); return x.v
h(H(1)); h(H(1)); h(H(2))
for bad in ("lru_cache(maxsize='a')(f)", "lru_cache(5.5)"):
    try: eval(bad); print("ok")
    except TypeError as e: print(e)

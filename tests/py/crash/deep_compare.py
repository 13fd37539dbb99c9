# Comparing, printing, hashing and copying deep structures: RecursionError, not a crash.
import copy
def deep(n, make=lambda x: [x]):
    x = []
    for _ in range(n): x = make(x)
    return x
N = 200_000
a, b = deep(N), deep(N)
def attempt(name, f):
    try: r = f(); print(name, r if isinstance(r, bool) else type(r).__name__)
    except RecursionError as e: print(name, "RecursionError")
attempt("eq", lambda: a == b)
attempt("ne", lambda: a != b)
attempt("lt", lambda: a < b)
attempt("identity", lambda: a is a)
attempt("repr", lambda: repr(a))
attempt("str", lambda: str(a))
attempt("fstring", lambda: f"{a}")
attempt("percent", lambda: "%s" % (a,))
attempt("in", lambda: b in [a])
attempt("index", lambda: [a].index(b))
attempt("count", lambda: [a].count(b) == 1)
attempt("copy", lambda: copy.copy(a))
attempt("deepcopy", lambda: copy.deepcopy(a))
t, u = deep(N, lambda x: (x,)), deep(N, lambda x: (x,))
attempt("tuple eq", lambda: t == u)
attempt("tuple repr", lambda: repr(t))
d, e = deep(N, lambda x: {"k": x}), deep(N, lambda x: {"k": x})
attempt("dict eq", lambda: d == e)
attempt("dict repr", lambda: repr(d))
x = y = ()
f = 1
g = 1
for _ in range(N): f, g = frozenset([1]) and (f,), (g,)
attempt("nested eq", lambda: f == g)
attempt("isinstance", lambda: isinstance(1, t))
attempt("small eq", lambda: deep(100) == deep(100))
print(len(repr(deep(300))))

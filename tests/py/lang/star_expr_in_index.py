# Starred expressions in subscripts, returns, yields, for, and call corner cases.
class K:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
k, t = K(), (1, 2)
print(k[*t], k[0, *t, 3], k[*t, *t], k[*[]], k[*"ab"], k[1:2, *t], k[(*t,)], k[*t,])
k[*t] = 5; k[0, *t] = 6; del k[*t]
def r(): return *t, 3
def y(): x = yield *t, 3; yield x
g = y(); print(r(), next(g), g.send("s"))
for v in *t, *"x": print(v, end=" ")
print()
def f(*a, **kw): return a, kw
print(f(*t, *t, x=1, *[9], **{"y": 2}, **{}), f(*t, **dict(z=3)), f(*[], **{}), f(*iter(t)), f(*{5: 6}), f(*(i for i in t)), f(*map(str, t)))
print([*t, *[*t]], {*t, *t} == {1, 2}, {**{}, **{"a": 1}}, (*t, *"a"), [*range(2), *(3,)])
a, (b, *c), *d = 1, "xyz", 4, 5; print(a, b, c, d)
(*a, b), c = "abc", 1; print(a, b, c)
for i, *rest in ((1, 2, 3), "ab"): print(i, rest)
x = [0, 0, 0]; x[0], *x[1:] = 7, 8, 9; print(x)
obj = type("O", (), {})(); obj.a, *obj.b = range(4); print(obj.a, obj.b)
*x[0:1], y = "pq", "rs"; print(x, y)
with __import__("contextlib").nullcontext((1, 2, 3)) as (p, *q): print(p, q)
print([(m, *n) for m, *n in ["abc", (1,)]], {m: n for m, *n in ["kv"]}, max(*[1, 5], 3), "{}{}".format(*"ab"), print(*"ab", sep="+"))
match [1, 2, 3]:
    case [*all_]: print(all_)
for bad in ("*a", "a = *b", "(*a)", "*a = 1", "*a, *b = c", "f(**k, *a)", "f(x=1, 2)", "{**a, *b}", "[**a]", "del *a", "return *a", "x[*]", "*x, = 1, *y, = 2", "lambda *: 0", "def f(*, *a): pass", "print(*)", "{*}", "[*]", "a if *b else c", "not *a", "f(*a for a in b)", "[*a for a in b]", "{**a for a in b}"):
    try: compile(bad, "s", "exec"); print(bad, "ok")
    except SyntaxError as e: print(bad, "->", e.msg)

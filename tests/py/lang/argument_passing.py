# Calls: positional, keyword, star args in every mix, evaluation order.
def show(*args, **kwargs):
    return args, kwargs
def v(n):
    print(n, end=" ")
    return n
print(show(), show(1, 2), show(a=1), show(1, b=2))
print(show(*[1, 2], 3, *(4,), x=1, **{"y": 2}, z=3, **{"w": 4}))
print(show(v(1), *[v(2)], k=v(3), **{"m": v(4)}))
print(show(*(x for x in "ab")), show(*{}, **{}))
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=3, e=9), f(*"xy", **{"c": 1}))
print(f(c=1, a=2))
def p(a, /, b, *, c): return a, b, c
print(p(1, 2, c=3), p(1, b=2, c=3))
def pk(a, /, **kw): return a, kw
print(pk(1, a=2))
kwargs = {"x": 1}
def mutate(**kw):
    kw["x"] = 2
    return kw
print(mutate(**kwargs), kwargs)
args = [1]
def rest(*a): return a
t = (1, 2)
print(rest(*args), rest(*t) == t)
for text in ["show(*5)", "show(**5)", "show(**{1: 2})", "show(a=1, **{'a': 2})", "f()", "f(1)", "f(1, c=1, a=2)", "p(a=1, b=2, c=3)", "p(1, 2, 3)", "rest(a=1)", "show(*None)", "show(1, *2)", "show(**{'a': 1}, **{'a': 2})"]:
    try:
        print(eval(text))
    except TypeError as e:
        print(text, "->", e)
class K:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(show(**K()))
print(show(*map(str, range(2)), sep=1), show(**dict(a=1), b=2))
print((lambda *, k: k)(k=3), (lambda *a: a)(*[], *[1]))
print(show(
    1,
    *[2],
    k=3,
))

# Annotations: when evaluated, where stored, which targets they bind.
def show(x):
    print("eval", x)
    return x
a: show("module") = 1
b: int
print(a, "b" in globals(), __annotations__)
def f(x: show("param"), *args: "s", y: int = 3, **kw: dict) -> show("return"):
    z: show("never evaluated") = 5
    w: undefined_name
    return z
print(f(1), f.__annotations__)
def g():
    try:
        q: int
        return q
    except UnboundLocalError as e:
        return str(e)
print(g())
class C:
    x: int = 1
    y: "forward"
    z: list[int]
    (p): show("parenthesised, evaluated, not stored") = 4
    def m(self, v: "C") -> "C": return v
print(C.__annotations__, hasattr(C, "y"), C.x, C.p, C.m.__annotations__)
o = C()
o.attr: show("attribute target") = 3
l = [0]
l[show(0)]: show("item target") = 9
print(o.attr, l)
class D(C): pass
print("annotations" in "annotations", D.__dict__.get("__annotations__", "none of its own"))
(paren): int = 6
print(paren, "paren" in __annotations__)
try:
    k: undefined_here = 1
except NameError as e:
    print(e)
print("k" in globals())
lam = lambda x: x
print(lam.__annotations__, show.__annotations__)
def h(a: 1 + 1, b: [i for i in range(2)], c: (lambda: 5)() = 0) -> None: ...
print(h.__annotations__, h(1, 2))
t: tuple = 1, 2
u: tuple = *t, 3
print(t, u)
x: int | None = None
print(__annotations__["x"], int | str, list[int] | None, (int | str) == (str | int), isinstance(1, int | str))
def kw(*, a: "A" = 1, b: "B"): return a, b
print(kw.__annotations__, kw(b=2))
def star(*a: *tuple[int, ...]): return a
print(star(1), sorted(star.__annotations__))
__annotations__["added"] = 5
print(__annotations__["added"])

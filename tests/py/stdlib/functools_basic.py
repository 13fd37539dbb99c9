# functools: partial, reduce, wraps, cmp_to_key, total_ordering, singledispatch, cached_property.
from functools import partial, reduce, wraps, cmp_to_key, total_ordering, singledispatch, cached_property, partialmethod
p = partial(lambda *a, **k: (a, k), 1, x=2); print(p(3, y=4), p.args, p.keywords, p(x=9), partial(p, 5)(6), partial(int, base=2)("101"), partial(partial(pow, 2), 3)())
print(repr(partial(print, 1)).startswith("functools.partial(<built-in function print>, 1"), p.func.__name__)
for text in ("partial()", "partial(5)", "reduce(lambda a, b: a, [])", "reduce()", "reduce(5, [1, 2])", "cmp_to_key()"):
    try: eval(text)
    except TypeError as e: print(e)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(lambda a, b: a * b, range(1, 6), 1), reduce(max, [3, 9, 2]), reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(print, [7]))
def deco(f):
    @wraps(f)
    def w(*a): "wrapper doc"; return f(*a)
    return w
@deco
def named(x: int): "the doc"; return x
print(named.__name__, named.__doc__, named.__wrapped__(3), named.__annotations__, named.__qualname__)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(2))
@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(2), T(1) >= T(2), T(2) > T(1), T(1) <= T(1))
@singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show("a"), show([1]), show(True), show.dispatch(bool)(5), show(None))
class C:
    n = 0
    @cached_property
    def v(self): C.n += 1; return C.n
    def m(self, a, b): return a, b
    pm = partialmethod(m, 1)
c = C(); print(c.v, c.v, C().v, c.__dict__, c.pm(2)); del c.v; print(c.v)

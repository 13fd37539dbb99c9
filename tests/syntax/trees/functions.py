def a(): pass
def b(x): pass
def c(x, y=1, *args, z, w=2, **kw): pass
def d(x, /): pass
def e(x, /, y): pass
def f(x=1, /, y=2, *, z=3): pass
def g(*, x): pass
def h(**kw,): pass
def i(*args,): pass
def j(x: int, /, y: str = "a", *args: *Ts, z: float = 1.0, **kw: dict) -> list[int]: ...
def k[T](x: T) -> T: return x
def l[T: int, *U, **V](*args: *U): pass
def m[T = int](
    x, # comment
    y = (1,
         2),
):
    """doc"""

    # comment

    return x


    # last
class C[T](Base[T]): pass
lambda: 0
lambda x: x
lambda x, /, y=1, *a, z, **k: (x, y)
lambda *, x: x
lambda *a, **k: lambda x=lambda: 1: x
lambda x,: x
f(a, *b, c=d, *e, f=g, **h, i=j, **k)
f(a for a in b)
f((a for a in b), c)
f(a := 1, b)
f(*a, b)
f(*a or b, **c or d)
f(a)(b)[c].d
f(
    a,
    b=1,
)

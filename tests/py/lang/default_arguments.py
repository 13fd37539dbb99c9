# Default values: evaluated once, at def, left to right, shared between calls.
def tell(n):
    print("default", n)
    return n
def f(a=tell(1), b=tell(2), *, c=tell(3)):
    return a, b, c
print(f(), f(9), f(b=8, c=7))
def acc(x, into=[]):
    into.append(x)
    return into
print(acc(1), acc(2), acc(3, []), acc(4))
print(f.__defaults__, f.__kwdefaults__, acc.__defaults__)
f.__defaults__ = ("changed",)
try:
    f()
except TypeError as e:
    print(e)
print(f("a"))
f.__kwdefaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
x = 1
def g(v=x): return v
x = 2
print(g(), x)
fs = [lambda i=i: i for i in range(3)]
print([h() for h in fs])
late = [lambda: i for i in range(3)]
print([h() for h in late])
class C:
    n = 10
    def m(self, v=n): return v
print(C().m())
def nested(a, b=lambda: "called late"): return b()
print(nested(1))
def pos(a, b=2, /, c=3, *, d, e=5): return a, b, c, d, e
print(pos(1, d=4), pos(1, 9, c=8, d=7, e=6))
def only(*, k): return k
try:
    only()
except TypeError as e:
    print(e)
print((lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, 5, 6, z=1))
def sentinel(v=None):
    v = [] if v is None else v
    v.append(1)
    return v
print(sentinel(), sentinel())

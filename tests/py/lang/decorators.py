# Decorators on functions, methods and classes; order; any expression.
def trace(name):
    print("make", name)
    def deco(f):
        print("apply", name, f.__name__)
        return f
    return deco
@trace("outer")
@trace("inner")
def f(x=trace("default")): return 1
print(f())
def double(f):
    def wrapper(*args, **kwargs):
        return 2 * f(*args, **kwargs)
    return wrapper
@double
@double
def g(x, *, y=1): return x + y
print(g(2), g(2, y=3))
def register(cls):
    cls.tag = cls.__name__.lower()
    return cls
@register
class Thing:
    @staticmethod
    @double
    def s(): return 4
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return self.tag
print(Thing.tag, Thing.s(), Thing().s(), Thing.c(), Thing().p)
@lambda f: f.__name__ + " replaced"
def name(): pass
print(name)
table = {"k": [double]}
@table["k"][0]
def h(): return "ab"
print(h())
@(double if True else None)
def k(): return 5
print(k())
@repr
@type
def printed_type(): pass
print(printed_type)
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def square(x): return x * x
print(square(3), square(4), square.n)
try:
    @5
    def bad(): pass
except TypeError as e:
    print(e)
try:
    @undefined_decorator
    def bad2(): pass
except NameError as e:
    print(e)
print("bad" in globals(), "bad2" in globals())
@(x := register)
class Y: pass
print(Y.tag, x is register)

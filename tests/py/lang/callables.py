# __call__, bound methods, method identity, function attributes.
class C:
    def __call__(self, *a, **k): return ("called", a, k)
    def m(self): return self
c = C()
print(c(1, x=2), callable(c), callable(C), callable(5))
c.__call__ = lambda: "instance"
print(c())
print(c.m == c.m, c.m is c.m, c.m() is c, C.m(3), c.m.__name__, c.m.__self__ is c)
f = c.m
print(f() is c, hash(f) == hash(c.m), {c.m: 1}[c.m])
for text in ("5()", "None()", "'s'(1)", "c.m(1)", "C.m()", "[]()", "(1,)(2)", "C(1)", "object(1)"):
    try: eval(text.replace("'s'(1)", "str()()").replace("(1,)(2)", "tuple()()").replace("5()", "int()()").replace("None()", "type(None)()()").replace("[]()", "list()()"))
    except TypeError as e: print(e)
def g(): "doc"
g.attr = [1]
g.attr.append(2)
print(g.attr, g.__dict__, g.__name__, g.__doc__, g.__qualname__, g.__module__)
g.__name__ = "renamed"
g.__doc__ = None
print(g.__name__, g.__doc__)
try: g.__name__ = 5
except TypeError as e: print(e)
try: g.missing
except AttributeError as e: print(e)
try: c.m.attr = 1
except AttributeError as e: print(e)
class Meta(type):
    def __call__(cls, *a): return ("meta", cls.__name__, a)
class D(metaclass=Meta): pass
print(D(1))
class N:
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls) if a else 5
    def __init__(self, *a): print("init", a)
print(N(), type(N(1)).__name__)
class I:
    def __init__(self): return 5
try: I()
except TypeError as e: print(e)
class J:
    def __init__(self, a): self.a = a
for text in ("J()", "J(1, 2)", "J(b=1)"):
    try: eval(text)
    except TypeError as e: print(e)
print((lambda: (lambda: "inner"))()(), [len][0]("abc"), {"k": max}["k"](1, 2))
import types
print(types.MethodType(lambda s, x: (s, x), 1)(2), type(c.m).__name__, type(g).__name__, type(len).__name__, type([].append).__name__, type(list.append).__name__, type(int.__add__).__name__, type((1).__add__).__name__)

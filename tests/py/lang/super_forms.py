# super(): zero and two arguments, class methods, attributes, errors, cooperative chains.
class A:
    v = "A.v"
    def f(self, x): return ["A", x]
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return ("item", k)
    def __init__(self): self.log = ["A"]
class B(A):
    v = "B.v"
    def f(self, x): return ["B"] + super().f(x + 1)
    @classmethod
    def c(cls): return "B " + super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return "B " + super().p
    def __init__(self):
        super().__init__()
        self.log.append("B")
    def item(self, k): return super().__getitem__(k)
    def lazy(self): return [super(B, self).v for _ in "a"], (lambda me: super().v)(self)
class C(B):
    def f(self, x): return super(B, self).f(x)
c = C()
print(c.f(1), B().f(1), C.c(), c.s(), c.p, c.log, c.item(3), c.lazy())
print(super(C, c).v, super(B, c).v, super(B, C).c())
print(repr(super(B, c)).split(" object")[0], super(B, c).__thisclass__, super(B, c).__self__ is c, super(B, c).__self_class__)
try:
    super(B, c)["k"]
except TypeError as e: print(e)
for text in ["super(B, 5)", "super(B, A)", "super(5, c)", "super()", "super(B, c).nope"]:
    try:
        eval(text)
    except Exception as e:
        print(type(e).__name__, e)
class D(A):
    def f(self, x):
        del self
        return super().f(x)
try:
    D().f(1)
except RuntimeError as e: print(e)
class E(A):
    def f(self, x):
        def inner(): return super().f(x)
        return inner
try:
    E().f(1)()
except (RuntimeError, TypeError) as e: print(type(e).__name__, e)
class F(A):
    def who(self): return __class__.__name__
    def f(this, x): return super().f(x * 2)
class G(F): pass
print(G().who(), G().f(4))
u = super(B)
print(u.__get__(c).v)
class H(A):
    def f(self, x):
        super().v2 = x
try:
    H().f(1)
except AttributeError as e: print(e)

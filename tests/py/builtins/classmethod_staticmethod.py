# classmethod and staticmethod: binding, inheritance, direct use, stacking.
class A:
    n = "A"
    @classmethod
    def c(cls, x=0): return cls.__name__, x
    @staticmethod
    def s(x=0): return ("s", x)
    @classmethod
    def make(cls, *a, **k):
        self = cls.__new__(cls); self.args = (a, k); return self
    raw = staticmethod(len)
    lam = classmethod(lambda cls: cls.n)
class B(A):
    n = "B"
    @classmethod
    def c(cls, x=0): return ("B",) + super().c(x)
    @staticmethod
    def s(x=0): return ("over",) + A.s(x)
print(A.c(), A().c(1), B.c(2), B().c(), A.s(), A().s(1), B.s(2), B().s(), A.raw("abc"), A().raw("ab"), A.lam(), B().lam(), B.make(1, k=2).args, type(B.make()).__name__)
print(A.c.__self__ is A, A.c.__func__.__name__, B.__dict__["c"].__func__.__name__, type(A.__dict__["s"]).__name__, type(A.s).__name__, type(A.c).__name__, A.__dict__["s"].__func__ is A.s, A.s is A.s, A.c == A.c)
s = staticmethod(lambda x: x + 1); print(s(1), s.__func__(2), s.__wrapped__(3), s.__get__(None, A)(4), callable(s))
c = classmethod(lambda cls, x: (cls, x)); print(c.__get__(None, int)(5), c.__get__(7)(1))
try: c(1)
except TypeError as e: print(e)
for text in ("classmethod()", "staticmethod()", "classmethod(1, 2)", "A.c(1, 2)", "A.s(1, 2)", "A.make.x"):
    try: eval(text)
    except Exception as e: print(type(e).__name__, e)
class Alt:
    def __init__(self, v): self.v = v
    @classmethod
    def from_str(cls, t): return cls(int(t))
class Sub(Alt): pass
print(Sub.from_str("5").v, type(Sub.from_str("6")).__name__, type(Alt.from_str("1")).__name__)
class Reg(type):
    @classmethod
    def mc(mcls): return mcls.__name__
    @staticmethod
    def ms(): return "ms"
    def im(cls): return cls.__name__
class M(metaclass=Reg): pass
print(M.mc(), M.ms(), M.im(), Reg.mc(), Reg.im(M))
A.added = classmethod(lambda cls: "added " + cls.__name__); print(B.added()); A.plain = lambda self: "bound"; print(A().plain()); A.builtin = len
try: A().builtin()
except TypeError as e: print(e)
def doc():
    "the doc"
print(staticmethod(doc).__doc__, classmethod(doc).__name__, staticmethod(doc).__module__)
class P:
    @staticmethod
    def __call__(): return "static call"
    @classmethod
    def __len__(cls): return 3
    @staticmethod
    def __contains__(x): return x == 1
print(P()(), len(P()), 1 in P(), 2 in P())

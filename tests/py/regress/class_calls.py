import sys, gc
log = []
class Base:
    def __del__(self): print("del", type(self).__name__)
class A(Base):
    def __init__(self, x, y=2): self.x = x; self.y = y
def mk(c, *a, **k):
    try: return c(*a, **k)
    except TypeError as e: print("TypeError", e)
for _ in range(3):
    a = mk(A); a = mk(A, 1); a = mk(A, 1, 2, 3); a = mk(A, x=1, z=2); a = None
    try: A()
    except TypeError as e: print(e)
    try: A(1,2,3)
    except TypeError as e: print(e)
class R(Base):
    def __init__(self, v): return v
for v in (None, 1, "s", (1,), R):
    try: print(type(R(v)).__name__)
    except TypeError as e: print(e)
# init replaced
class I:
    def __init__(self): self.v = 1
def new(): return I().v
print(new(), new())
I.__init__ = lambda self: setattr(self, "v", 2)
print(new())
I.__init__ = lambda self, *a: setattr(self, "v", a)
print(new())
def init(self):
    self.v = 7
    I.__init__ = init2
def init2(self): self.v = 8
I.__init__ = init
print(new(), new())
del I.__init__
try: print(new())
except AttributeError as e: print(e)
class I2(I): pass
I.__init__ = lambda s: setattr(s, "v", 3)
def new2(): return I2().v
print(new2(), new2())
I2.__init__ = lambda s: setattr(s, "v", 4)
print(new2())
# __new__ later
I2.__new__ = lambda c: "not an instance"
print(I2())
I2.__new__ = object.__new__
print(new2())
del I2.__new__
print(new2())
class N:
    def __new__(cls, *a): print("new", a); return object.__new__(cls)
    def __init__(self, *a): print("init", a)
N(1, 2)
class N2:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(N2())
# metaclass __call__
class M(type):
    def __call__(cls, *a, **k):
        print("meta call", a, k); return super().__call__(*a, **k)
class C(metaclass=M):
    def __init__(self, a): print("C init", a)
C(3)
class M2(type): pass
class C2(metaclass=M2):
    def __init__(self): print("C2 init")
def c2(): return C2()
c2(); c2()
M2.__call__ = lambda cls: "called"
print(c2())
del M2.__call__
c2()
# abstract
from abc import ABC, abstractmethod
class Ab(ABC):
    @abstractmethod
    def f(self): ...
    def __init__(self): print("Ab init")
for _ in range(2):
    try: Ab()
    except TypeError as e: print(e)
class Co(Ab):
    def f(self): return 1
Co()
# init is generator / builtin / callable object / classmethod
class G:
    def __init__(self): yield
try: G()
except TypeError as e: print(e)
class CM:
    @classmethod
    def __init__(cls): print("cm", cls.__name__)
CM()
class SM:
    @staticmethod
    def __init__(*a): print("sm", len(a))
SM()
class Cal:
    def __call__(self, *a): print("cal", len(a))
class HC: __init__ = Cal()
HC()
# resurrected in init failure
keep = []
class Z:
    def __init__(self): keep.append(self); raise ValueError("z")
    def __del__(self): print("Z del")
for _ in range(2):
    try: Z()
    except ValueError as e: print("VE", e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
print(len(keep)); keep.clear(); gc.collect()
# slots, deep
class S:
    __slots__ = ("a", "b")
    def __init__(self, a): self.a = a
s = S(1); print(s.a, hasattr(s, "b"))
def deep(n):
    class X:
        def __init__(self, n):
            if n: self.c = X(n - 1)
    return X(n)
x = deep(50); print(type(x.c.c).__name__)
class Rec:
    def __init__(self): Rec()
try: Rec()
except RecursionError as e: print("RecursionError")
# locals in init frame, frame kept
class Fr:
    def __init__(self, q): self.f = sys._getframe(); del self.f; global F; F = sys._getframe()
Fr(4); print(F.f_locals["q"])
del F
# __code__ assigned while running
def f(x):
    f.__code__ = g.__code__
    y = x + 1
    return y, f2(x) if x < 3 else None
def g(x):
    return "g", x
def f2(x): return f(x)
print(f(1), f(1))
class Q:
    def __init__(self, x):
        Q.__init__.__code__ = (lambda self, x: None).__code__
        self.x = x
def code_assign():
    for i in range(4):
        q = Q(i); print(hasattr(q, "x"))
code_assign()
for i in range(50):
    def h(): return 1
    h.__code__ = (lambda: i).__code__ if 0 else (lambda: 2).__code__
    assert h() == 2
    del h
exec("def tmp(n):\n  return tmp(n-1) if n else tmp.__code__\nprint(tmp(3).co_name)")
def selfdel():
    global selfdel
    del selfdel
    gc.collect()
    return 5
print(selfdel())

# caches and what changes later
class D:
    pass
class C:
    x = D()
def f(o): return o.x
def show(v): return type(v).__name__ if isinstance(v, D) else v
i = C()
for _ in range(5): show(f(i)); show(f(C))
print(show(f(i)), show(f(C)))
D.__get__ = lambda self, o, t: "got"
print(show(f(i)), show(f(C)))
del D.__get__
print(show(f(i)), show(f(C)))
# instance attribute, later hidden by a data descriptor
class E: pass
class F: x = E()
j = F()
j.x = "own"
for _ in range(5): f(j)
print(f(j))
E.__get__ = lambda self, o, t: "desc"
E.__set__ = lambda self, o, v: print("set", v)
print(f(j))
def st(o, v): o.x = v
class E2: pass
class F2: x = E2()
k = F2()
for v in range(5): st(k, v)
print(k.x)
E2.__set__ = lambda self, o, v: print("set", v)
st(k, 9)
print(k.__dict__)
# metaclass changes
class M(type):
    @property
    def x(cls): return "meta x"
    def m(cls): return "meta m"
class G(metaclass=type):
    x = 1
    @classmethod
    def m(cls): return "cm"
def m(o): return o.m()
for _ in range(5): f(G); m(G)
print(f(G), m(G))
try:
    G.__class__ = M
    print(f(G), m(G))
except TypeError as e:
    print("TypeError", e)
class MA(type): pass
class H(metaclass=MA):
    x = 1
    @classmethod
    def m(cls): return "cm"
for _ in range(5): f(H); m(H)
MA.x = property(lambda c: "mx")
print(f(H), m(H))
# through a base
class A: x = 1; 
class B(A):
    pass
class B2(B): pass
for _ in range(5): f(B2), f(B2())
A.x = 2
print(f(B2), f(B2()))
B.x = 3
print(f(B2), f(B2()))
del B.x
print(f(B2), f(B2()))
class A9: x = 99
try:
    class Q0: pass
    class Q(Q0): x=1
    class R(Q): pass
    class T(Q0): x=5
    for _ in range(5): f(R), f(R())
    R.__bases__ = (T,)
    print(f(R), f(R()))
except TypeError as e: print(e)
# methods
class W:
    def m(self): return 1
w = W()
for _ in range(5): m(w)
w.m = lambda: 2
print(m(w))
del w.m
print(m(w))
W.m = lambda self: 3
print(m(w))
W.m = staticmethod(lambda: 4)
print(m(w))
W.m = classmethod(lambda c: c.__name__)
print(m(w), m(W))
W.m = property(lambda s: lambda: 5)
print(m(w))
class W2: 
    def m(self): return "w2"
w.__class__ = W2
print(m(w))
class MM(type):
    def __getattribute__(cls, n): return "mm:" + n if n == "x" else super().__getattribute__(n)
class Z(metaclass=MM): x = 1
print(f(Z)); 
# classmethod's function
class CM:
    @classmethod
    def m(cls): return "cm1"
for _ in range(5): m(CM)
CM.m = 5
try: m(CM)
except TypeError as e: print(e)
CM.m = classmethod(len)
try: print(m(CM))
except TypeError as e: print(e)
class CM2(CM): pass
CM.m = classmethod(lambda c: c.__name__)
for _ in range(3): print(m(CM2), m(CM))

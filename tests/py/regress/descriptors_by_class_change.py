# class changes of an object that a class holds
class D:
    __slots__ = ()
class Desc:
    __slots__ = ()
    def __get__(self, o, t): return "desc"
class C:
    x = D()
def f(o): return o.x
i = C()
for _ in range(4): f(i); f(C)
C.__dict__["x"].__class__ = Desc
print(f(i), f(C))
class B1: pass
class B2:
    def __get__(self, o, t): return "B2"
class N0(B1): pass
class D2(N0): pass
class C2: x = D2()
i = C2()
for _ in range(4): f(i); f(C2)
N0.__bases__ = (B2,)
print(f(i), f(C2))

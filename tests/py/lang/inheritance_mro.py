# C3 linearisation, its errors, and attribute lookup along it.
class A:
    def who(self): return "A"
    def me(self): return "me " + self.who()
class B(A):
    def who(self): return "B>" + super().who()
class C(A):
    def who(self): return "C>" + super().who()
class D(B, C):
    def who(self): return "D>" + super().who()
names = lambda cls: [k.__name__ for k in cls.__mro__]
print(names(D), D().who(), D().me())
class X: pass
class Y: pass
class P(X, Y): pass
class Q(Y, X): pass
try:
    class R(P, Q): pass
except TypeError as e:
    print(e)
try:
    class S(X, X): pass
except TypeError as e:
    print(e)
try:
    class T(A, B): pass
except TypeError as e:
    print(e)
for bases in [(5,), (bool,), (type(None),), (int, str), (lambda: 0,), ("s",)]:
    try:
        type("Bad", bases, {})
        print("ok", bases)
    except TypeError as e:
        print(e)
class M1(dict): pass
class M2(list): pass
try:
    class M3(M1, M2): pass
except TypeError as e:
    print(e)
class O(list, A): pass
print(names(O), O([1]).me(), O([1]) == [1])
class E1: v = 1
class E2(E1): pass
class E3(E1): v = 3
class E4(E2, E3): pass
print(E4.v, E4().v, E4.__base__.__name__, [b.__name__ for b in E4.__bases__])
E2.v = 2
print(E4.v)
del E3.v, E2.v
print(E4.v, [c.__name__ for c in E1.__subclasses__()])
print(issubclass(D, A), issubclass(A, D), isinstance(D(), (int, C)), D.mro() == list(D.__mro__))
E2.__bases__ = (A,)
print(names(E4))
try:
    E2.__bases__ = (E4,)
except TypeError as e:
    print(e)

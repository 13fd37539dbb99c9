# Functions in classes in functions: names, cells, qualified names, self reference.
def outer(a):
    class Inner:
        b = a
        def m(self, c):
            def deep(d):
                class Deepest:
                    e = (a, c, d)
                    def n(self): return a + c + d, __class__.__qualname__
                return Deepest
            return deep
        m.tag = "attribute of a method"
        @classmethod
        def make(cls): return cls()
    return Inner
I = outer(1); D = I().m(2)(3)
print(I.__qualname__, I.m.__qualname__, D.__qualname__, D.e, D().n(), I.m.tag, type(I.make()).__qualname__)
print(outer(5)().m(6)(7)().n(), I is outer(1), I.b)
def counter_class():
    count = 0
    class C:
        def __init__(self):
            nonlocal count
            count += 1
            self.id = count
        @staticmethod
        def total(): return count
    return C
C, E = counter_class(), counter_class()
print([C().id, C().id, E().id], C.total(), E.total())
def rec(n):
    class N:
        child = rec(n - 1) if n else None
        def depth(self): return 1 + (self.child().depth() if self.child else 0)
    return N
print(rec(5)().depth(), rec(0)().depth())
class A:
    def f(self):
        def g(): return self, __class__
        return g
class B(A): pass
b = B(); print(b.f()()[0] is b, b.f()()[1] is A)
def make_adders():
    def add(n): return lambda x: x + n
    return [add(i) for i in range(3)]
print([f(10) for f in make_adders()])
def shadow():
    def shadow(): return "inner shadow"
    return shadow()
print(shadow(), shadow.__name__)
class Self:
    def __init__(self): self.__class__.last = self
    def same(self): return Self.last is self
print(Self().same()); s = Self(); del Self
try: s.same()
except NameError as e: print(e)
def decorated():
    def deco(f):
        calls.append(f.__qualname__); return f
    calls = []
    @deco
    def one(): pass
    class K:
        @deco
        def two(self): pass
    return calls
print(decorated()); x = (lambda: (lambda: (lambda: "three deep")()))()(); print(x)

# Class bodies are code: execution order, namespace, names, doc string, nested scopes.
print("before")
class C:
    "doc of C"
    print("in body", __name__, __qualname__)
    a = 1
    b = a + 1
    for i in range(2):
        a += i
    if b:
        def m(self): return self.a
    else:
        def m(self): return "no"
    try:
        1 / 0
    except ZeroDivisionError:
        caught = True
    class Inner:
        name = __qualname__
        def who(self): return self.who.__qualname__
    [x, *y] = "abc"
    del i
    print(sorted(k for k in locals() if not k.startswith("__")))
print(C.__doc__, C.__name__, C.__module__, C.__qualname__)
print(C.a, C.b, C().m(), C.caught, C.Inner.name, C.Inner().who(), C.x, C.y)
print([k for k in C.__dict__ if not k.startswith("__")])
def f():
    class Local:
        def g(self): pass
    return Local
print(f().__qualname__, f().g.__qualname__, f() is f())
class E: pass
class F(): ...
class G(E, F,): v = 1; w = 2
print(E.__bases__, F.__mro__ == (F, object), G.__bases__ == (E, F), G.v + G.w, E.__doc__)
try:
    class H:
        v = 1
        raise ValueError("in body")
except ValueError as e:
    print(e, "H" in globals())
class J:
    locals()["dynamic"] = 5
print(J.dynamic)
class K:
    def __init__(self): self.v = 1
    v = "class"
k = K()
print(k.v, K.v, k.__dict__, k.__class__ is K)
del k.v
print(k.v)
K.new = lambda self, n: (self.v, n)
print(k.new(3))

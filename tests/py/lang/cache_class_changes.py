# Attribute lookups that were fast must notice changes of the class.
class A:
    v = 1
    def m(self): return "A.m"
class B(A): pass
def read(o): return o.v
def call(o): return o.m()
b = B()
for _ in range(50): r = read(b), call(b)
print(r)
A.v = 2; print(read(b))
B.v = 3; print(read(b))
b.v = 4; print(read(b))
del b.v; print(read(b))
del B.v; print(read(b))
A.m = lambda self: "patched A"; print(call(b))
B.m = lambda self: "patched B"; print(call(b))
b.m = lambda: "instance"; print(call(b))
del b.m; del B.m; print(call(b))
del A.m
try: call(b)
except AttributeError as e: print(e)
A.v = property(lambda self: "property"); print(read(b))
try: b.v = 5
except AttributeError as e: print(e)
b.__dict__["v"] = "hidden"; print(read(b))
del A.v; print(read(b))
class C:
    v = "C"
    def m(self): return "C.m"
b.__class__ = C; print(read(b), call(b), type(b).__name__)
del b.__dict__["v"]; print(read(b))
C.__getattr__ = lambda self, n: "dynamic " + n; del C.v; print(read(b))
C.__getattribute__ = lambda self, n: "intercepted"; print(read(b))
del C.__getattribute__; print(read(b))
class X: v = "X"
class Y: v = "Y"
class Z(X): pass
z = Z()
for _ in range(20): r = read(z)
print(r); Z.__bases__ = (Y,); print(read(z)); Z.__bases__ = (X, Y); print(read(z)); del X.v; print(read(z))

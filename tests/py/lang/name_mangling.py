# __names in classes are mangled, everywhere a name may appear.
class C:
    __x = 1
    def __init__(self): self.__y = 2
    def __m(self): return self.__x + self.__y
    def call(self): return self.__m()
    def other(self, o): return o.__y
    def local(self):
        __v = 3
        return __v, sorted(locals())
    def kw(self, __a=1): return __a
    def glob(self):
        global __g
        __g = 5
    class __Inner: pass
    def inner(self): return self.__Inner.__name__
    def dunder(self): return self.__class__.__name__
    def imports(self):
        import math as __math
        return __math.pi > 3, "_C__math" in locals()
    def exc(self):
        try: raise ValueError("e")
        except ValueError as __e: return str(__e)
    def comp(self): return [__i for __i in range(2)], (lambda __z: __z)(4)
    def attr_error(self): return self.__nope
c = C()
print(c.call(), c.other(c), c.local(), c.kw(), c.kw(_C__a=7), c.inner(), c.dunder(), c.imports(), c.exc(), c.comp())
print(sorted(k for k in C.__dict__ if "C__" in k), c.__dict__)
c.glob()
print(_C__g)
try: c.__x
except AttributeError as e: print(e)
try: c.attr_error()
except AttributeError as e: print(e)
class D(C):
    __x = 10
    def get(self): return self.__x, self._C__x
print(D().get(), D().call())
class _Under:
    __v = 1
    def f(self): return sorted(k for k in type(self).__dict__ if k.endswith("__v"))
print(_Under().f())
class ___:
    __v = 1
print("__v" in ___.__dict__)
print(getattr(c, "_C__y"), hasattr(c, "__y"))
class E:
    __slots__ = ("__s",)
    def __init__(self): self.__s = 1
print(E.__slots__, hasattr(E(), "_E__s"))
class F:
    def f(self): return "__notmangled", self.__trailing__
    __trailing__ = "kept"
print(F().f())
class G:
    def make(self):
        class H:
            def f(self): self.__q = 1; return list(self.__dict__)
        return H().f()
print(G().make())
class K:
    __ann: int = 5
    def f(self, *, __k): return __k
print(K.__annotations__, K().f(_K__k=3))

# Implicit special method lookups skip the instance and __getattribute__.
class C:
    def __init__(self):
        self.__len__ = lambda: 99; self.__add__ = lambda o: "instance add"; self.__call__ = lambda: "instance call"; self.__iter__ = lambda: iter("no")
        self.__getitem__ = lambda k: "no"; self.__contains__ = lambda k: True; self.__str__ = lambda: "no"; self.__enter__ = lambda: 1; self.__exit__ = lambda *a: 1; self.__bool__ = lambda: False; self.__eq__ = lambda o: "no"; self.__hash__ = lambda: 5; self.__format__ = lambda s: "no"; self.__next__ = lambda: 1; self.__neg__ = lambda: 1; self.__int__ = lambda: 1; self.__index__ = lambda: 1
c = C()
for text in ("len(c)", "c + 1", "c()", "iter(c)", "c[0]", "1 in c", "next(c)", "-c", "int(c)", "[1][c]", "reversed(c)", "c.__len__()", "c.__call__()", "bool(c)", "c == 5", "hash(c) == 5", "str(c).startswith('<')", "f'{c}'.startswith('<')"):
    try: print(text, eval(text))
    except TypeError as e: print(text, "->", e)
try:
    with c: pass
except TypeError as e: print(e)
class G:
    def __getattribute__(self, n): print("getattribute", n); return object.__getattribute__(self, n)
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
g = G(); print(len(g), list(g), g.__len__(), bool(g), isinstance(g, G), type(g).__name__)
class Meta(type):
    def __len__(cls): return 42
    def __call__(cls, *a): return "meta call"
    def __getitem__(cls, k): return ("meta item", k)
    def __contains__(cls, k): return True
    def __iter__(cls): return iter("meta")
    def __str__(cls): return "meta str"
class K(metaclass=Meta):
    def __len__(self): return 1
    def __call__(self): return "instance"
print(len(K), K(), K[5], 1 in K, list(K), str(K), f"{K}", "", type.__call__(K)(), len(type.__call__(K)))
class Late: pass
l = Late()
try: len(l)
except TypeError as e: print(e)
Late.__len__ = lambda self: 7; print(len(l)); Late.__call__ = lambda self: "callable now"; print(l(), callable(l)); del Late.__len__
try: len(l)
except TypeError as e: print(e)
class Desc:
    def __get__(self, o, t): print("descriptor get", o is not None); return lambda *a: 5
class D: __len__ = Desc(); __add__ = Desc(); __call__ = Desc()
d = D(); print(len(d), d + 1, d())
class Static: __len__ = staticmethod(lambda: 8); __getitem__ = classmethod(lambda cls, k: (cls.__name__, k)); __add__ = staticmethod(lambda o: ("static add", o))
s = Static(); print(len(s), s[3], s + 4)
class NoneOps: __add__ = None; __len__ = None; __iter__ = None; __contains__ = None; __eq__ = None; __call__ = None
n = NoneOps()
for text in ("n + 1", "len(n)", "iter(n)", "1 in n", "n == 1", "n()", "1 + n", "hash(n)"):
    try: print(text, eval(text))
    except TypeError as e: print(text, "->", e)

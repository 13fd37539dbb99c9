# isinstance, issubclass, callable, id, hash, type identity.
class A: pass
class B(A): pass
class C:
    def __call__(self): pass
a, b = A(), B()
print(isinstance(b, A), isinstance(a, B), isinstance(b, (int, A)), isinstance(b, ((int, (B,)), str)), isinstance(b, ()), isinstance(5, object), isinstance(A, type), issubclass(B, A), issubclass(A, A), issubclass(B, (int, (A,))), issubclass(A, ()), isinstance(1, int | None), isinstance(None, int | None), issubclass(bool, int | str))
print(callable(A), callable(a), callable(C()), callable(len), callable(lambda: 0), callable("s"), callable([].append), callable(None), callable(int), callable(callable), callable(a.__init__), callable(classmethod(len)), callable(staticmethod(len)), callable(property()))
print(id(a) == id(a), id(a) != id(b), a is a, a is not b, [] is [], id(None) == id(None), type(id(5)).__name__, id(a) == id((lambda x: x)(a)))
x = 5; y = x; print(x is y); l = [1]; m = l; print(l is m, l is l[:], l == l[:]); s = "interned"; print(s is s, None is None)
print(hash(5), hash(-1), hash(True), hash(0), hash(2 ** 61 - 1), hash(2 ** 62), hash(-2 ** 62), hash(1.5), hash(float("inf")), hash(3.0), hash(1 + 2j), hash(10 ** 50), hash(-10 ** 50), hash(0.1), hash(1e100), hash((1, 2, 3)), hash((1, (2, 3))), hash(frozenset([1, 2, 3])), hash(()), hash(range(3)), hash(frozenset()))
for text in ("isinstance(1)", "isinstance(1, 1)", "isinstance(1, [int])", "issubclass(1, int)", "issubclass(int, 'a')", "isinstance(1, (int, 'a'))", "isinstance('', (int, 'a'))", "callable()", "id()", "hash([])", "hash({})", "hash()", "hash({1})", "hash(([],))", "isinstance(1, int | 'a')", "issubclass(int, list[int])", "hash(bytearray())"):
    try: print(text, eval(text))
    except TypeError as e: print(text, "->", e)
class Meta(type):
    def __instancecheck__(cls, o): print("instancecheck", end=" "); return o == "yes"
    def __subclasscheck__(cls, c): print("subclasscheck", end=" "); return c is int
class V(metaclass=Meta): pass
print(isinstance("yes", V), isinstance("no", V), isinstance(V(), V), issubclass(int, V), issubclass(str, V), isinstance("yes", (int, V)))
class Fake:
    @property
    def __class__(self): return int
f = Fake(); print(isinstance(f, int), isinstance(f, Fake), type(f).__name__, f.__class__)
import collections.abc as abc
class Sized:
    def __len__(self): return 0
class It:
    def __iter__(self): return iter(())
print(isinstance(Sized(), abc.Sized), isinstance(It(), abc.Iterable), isinstance(C(), abc.Callable), isinstance(a, abc.Hashable), isinstance([], abc.Hashable), isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance("", abc.Sequence), isinstance(set(), abc.MutableSet), isinstance((x for x in []), abc.Generator), issubclass(list, abc.MutableSequence), isinstance(5, abc.Iterable), isinstance(range(1), abc.Sequence))

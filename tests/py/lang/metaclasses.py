# Metaclasses: __new__, __init__, __call__, __prepare__, keyword arguments, conflicts.
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": True}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __repr__(cls): return f"<{cls.__name__} of Meta>"
    def __len__(cls): return 7
    def __iter__(cls): return iter("iter")
    def __getitem__(cls, k): return k
    def __contains__(cls, k): return k == 1
    def meta_method(cls): return cls.__name__.upper()
    def __getattr__(cls, name): return f"no {name}"
class A(metaclass=Meta, flag=1):
    x = 1
    def __init__(self, v): self.v = v
print(A, A(5).v, len(A), list(A), A["k"], 1 in A, A.meta_method(), A.missing, A.prepared)
class B(A): pass
print(type(B) is Meta, B)
try:
    B(1).meta_method
except AttributeError as e: print(e)
print(hasattr(B(2), "missing"))
class Other(type): pass
try:
    class C(A, metaclass=Other): pass
except TypeError as e: print(e)
class Both(Meta, Other): pass
class D(A, metaclass=Both): pass
print(type(D).__name__)
def factory(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != "_"), kw)
class E(int, metaclass=factory, z=3): y = 1
print(E)
class Single(type):
    made = {}
    def __call__(cls, *a):
        if cls not in Single.made: Single.made[cls] = super().__call__(*a)
        return Single.made[cls]
class S(metaclass=Single): pass
print(S() is S())
class Eq(type):
    def __eq__(cls, other): return True
    def __hash__(cls): return 1
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is str
class F(metaclass=Eq): pass
print(F == 3, isinstance(5, F), isinstance(F(), F), issubclass(str, F), issubclass(int, F))
T = Meta("T", (), {"q": 1}, kw=2)
print(T.q, type(T).__name__)

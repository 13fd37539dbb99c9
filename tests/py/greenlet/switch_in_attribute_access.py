# Switching inside __getattr__, descriptors, __setattr__, properties, metaclass calls.
from greenlet import greenlet, getcurrent
main = getcurrent()
def drive(f):
    g = greenlet(f); r = g.switch(); steps = []
    while not g.dead: steps.append(r); r = g.switch(len(steps))
    return steps, r
class A:
    def __getattr__(self, n): return main.switch("getattr " + n)
    @property
    def p(self): return main.switch("property")
    def __setattr__(self, n, v): main.switch("setattr " + n); object.__setattr__(self, n, v)
    def __delattr__(self, n): main.switch("delattr " + n)
    def __call__(self, *a): return main.switch(("call", a))
    def __add__(self, o): return main.switch("add")
    def __radd__(self, o): return main.switch("radd")
    def __getitem__(self, k): return main.switch(("item", k))
    def __bool__(self): main.switch("bool"); return False
    def __len__(self): main.switch("len"); return 3
    def __str__(self): main.switch("str"); return "text"
    def __format__(self, s): main.switch("format " + s); return "formatted"
    def __index__(self): main.switch("index"); return 1
class D:
    def __get__(self, o, t): return main.switch("descriptor")
    def __set_name__(self, o, n): main.switch("set_name " + n)
a = A()
for f in (lambda: a.x, lambda: a.p, lambda: setattr(a, "y", 1), lambda: delattr(a, "z"), lambda: a(1, 2), lambda: a + 1, lambda: 1 + a, lambda: a["k"], lambda: not a, lambda: len(a), lambda: str(a), lambda: f"{a:>3} {a!s}", lambda: "abc"[a], lambda: [0, 1, 2][a:], lambda: getattr(a, "q", "default"), lambda: hasattr(a, "q"), lambda: a.__class__.__name__, lambda: "%s" % a, lambda: (a and 1) is a, lambda: 1 if a else 2, lambda: "{}".format(a), lambda: print(a, end="") or "printed"):
    print(drive(f))
def cls():
    class C:
        d = D()
        main.switch("class body")
    return C.d
print(drive(cls))
class Meta(type):
    def __new__(m, n, b, ns): main.switch("meta new"); return super().__new__(m, n, b, ns)
    def __call__(cls, *args): main.switch("meta call"); return super().__call__(*args)
    def __instancecheck__(cls, o): main.switch("instancecheck"); return True
def meta():
    class X(metaclass=Meta): pass
    X()
    return isinstance(5, X)
print(drive(meta))

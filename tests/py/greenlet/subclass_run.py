# Subclasses: run method, __init__ without super, attributes, getattr-provided run.
from greenlet import greenlet, getcurrent
main = getcurrent()
class A(greenlet):
    def run(self, x): self.got = x; return ("A.run", x, getcurrent() is self)
a = A(); print(a.switch(5), a.got, a.dead, isinstance(a, greenlet), A.__mro__[1] is greenlet)
class NoSuper(greenlet):
    def __init__(self, name): self.name = name
    def run(self): return self.name, self.parent is main
print(NoSuper("n").switch())
class Ctor(greenlet):
    def run(self): return "method wins"
print(Ctor(lambda: "ctor argument").switch())
g = A(); g.run = lambda x: ("instance", x); print(g.switch(1))
class Prop(greenlet):
    @property
    def run(self): print("property read"); return lambda: "from property"
print(Prop().switch())
class Getattr(greenlet):
    def __getattribute__(self, n):
        if n == "run": print("getattribute"); return lambda *args: ("via getattribute", args)
        return super().__getattribute__(n)
print(Getattr().switch(1, 2))
class Fails(greenlet):
    n = 0
    def __getattribute__(self, n):
        if n == "run":
            Fails.n += 1
            if Fails.n < 3: raise LookupError(f"attempt {Fails.n}")
            return lambda: "third time"
        return super().__getattribute__(n)
f = Fails()
for _ in range(3):
    try: print(f.switch(), f.dead)
    except LookupError as e: print(e, f.dead, bool(f))
class Switcher(greenlet):
    @property
    def run(self):
        main.switch("switched while reading run") if getcurrent() is not main else None
        return lambda: "ran"
def outer(): return Switcher(parent=main).switch()
o = greenlet(outer); print(o.switch(), o.switch())
class Self(greenlet):
    def __init__(self): super().__init__(self.body)
    def body(self): return "bound method of self"
s = Self(); print(s.switch()); del s
class P(greenlet):
    parent = None
p = P(lambda: "shadowed parent"); print(p.parent, p.switch()); p.parent = 5; print(p.__dict__)
g = greenlet(lambda: 1); g.tag = "t"; print(g.tag, g.__dict__); g.__dict__ = {"new": 1}; print(g.new)
for bad in ("g.__dict__ = 5", "del g.__dict__", "g.nope", "type('S', (greenlet,), {'__slots__': ('__dict__',)})"):
    try: exec(bad); print("ok")
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)

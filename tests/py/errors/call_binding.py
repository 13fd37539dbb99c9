# Texts of argument binding errors: missing, unexpected, multiple, too many.
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def fd2(a, b=1, c=2): pass
def kw(*, k): pass
def kw2(a, *, k, m, n): pass
def pk(a, *, k=1): pass
def po(a, b, /): pass
def po2(a, /, b, *, c): pass
def va(*args): pass
def vk(**kw): pass
def mix(a, b=1, *args, c, d=2, **kw): pass
calls = """f0(1)|f0(1, 2)|f0(x=1)|f1()|f1(1, 2)|f1(1, a=2)|f1(b=1)|f1(1, b=2)|f2()|f2(1)|f2(1, 2, 3)|f2(b=1)|f2(1, 2, c=3)|f3()|f3(1)|f3(c=1)|f3(1, 2, 3, 4, 5)
fd()|fd(1, 2, 3)|fd(b=1)|fd2(1, 2, 3, 4)|kw()|kw(1)|kw(1, k=2)|kw2()|kw2(1)|kw2(1, k=1)|kw2(1, k=1, n=2)|kw2(k=1)|pk(1, 2)|pk(1, 2, k=3)|pk(1, 2, 3)
po()|po(1)|po(a=1, b=2)|po(1, b=2)|po(1, 2, 3)|po(1, 2, x=3)|po2(1, 2)|po2(a=1, b=2, c=3)|po2(1, b=2)|po2()|va(a=1)|va(1, 2, x=1)|vk(1)|vk(1, 2)|mix()|mix(1)|mix(1, 2, 3)|mix(c=1)|mix(1, a=2, c=3)
f1(*[1, 2])|f1(**{'a': 1, 'b': 2})|f1(1, **{'a': 2})|f2(*[1], **{'a': 2})|f1(**{'x y': 1})|fd(aa=1)|mix(1, c=1, a=1)|f1(a=1, **{'a': 2})|f1(*5)|f1(**[1])|f1(**{5: 1})|va(*1)|vk(**1)"""
for call in calls.replace("\n", "|").split("|"):
    try:
        eval(call)
        print(call, "ok")
    except TypeError as e:
        print(call, "->", e)
class C:
    def m(self, a): pass
    def __init__(self, x=1): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def nothing(): pass
    def __call__(self, q): pass
class D:
    def __new__(cls, a): return object.__new__(cls)
for call in ("C().m()", "C().m(1, 2)", "C.m(1)", "C.m()", "C(1, 2)", "C(y=1)", "C.c()", "C.c(1, 2)", "C().s()", "C.s(1, 2)", "C().nothing()", "C()()", "C()(1, 2)", "D()", "D(1, 2)", "D(b=1)", "(lambda x: x)()", "(lambda: 0)(1)", "C().m(b=1)"):
    try: eval(call); print(call, "ok")
    except TypeError as e: print(call, "->", e)

"""Doc strings: module, class, function, what is not one."""
print(__doc__)
def f():
    "doc f"
    return 1
def g():
    f"not {1} doc"
def h():
    b"not doc"
def i():
    """multi
    line
        kept
    """
def j():
    ("parenthesised" " and joined")
def k():
    1
    "second statement"
def l(): "on one line"
class C:
    "doc C"
    def m(self):
        'doc m'
class D(C):
    pass
class E:
    __doc__ = "assigned"
class F:
    x = 1
    "not a doc"
for o in (f, g, h, i, j, k, l, C, C.m, D, D().m, E, F, lambda: "x"):
    print(repr(o.__doc__))
f.__doc__ = "changed"
print(f.__doc__, C().__doc__)
class G:
    """G doc"""
    __slots__ = ()
print(G.__doc__, G().__doc__)
try: 
    C.__doc__ = "class doc changed"
    print(C.__doc__)
except AttributeError as e: print(e)
@property
def p(self): "prop doc"
print(p.__doc__)
def gen():
    "gen doc"
    yield
print(gen.__doc__)
class M(type): "meta doc"
class N(metaclass=M): pass
print(M.__doc__, N.__doc__)
def raw(): r"\n raw"
def esc(): "\x41\n"
print(repr(raw.__doc__), repr(esc.__doc__))
print(int.__doc__[:20], len.__doc__[:10], object().__doc__[:8])

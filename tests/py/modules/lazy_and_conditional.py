# Imports in functions, conditionals, try blocks, loops, and their scopes.
def f(flag):
    if flag: import math
    try: return math.pi > 3
    except UnboundLocalError as e: return str(e)
print(f(1), f(0))
try: import _no_such_accelerator as fast
except ImportError: fast = None
print(fast)
for name in ("math", "_nope"):
    try: mod = __import__(name); print(mod.__name__)
    except ImportError as e: print("no", e.name)
def g():
    global string
    import string
g(); print(string.digits)
def h():
    def inner(): return _plain.public
    import _plain
    return inner()
print(h())
class Lazy:
    @property
    def math(self):
        import math
        return math
print(Lazy().math.e > 2, [__import__(n).__name__ for n in ("sys", "math")], (lambda: __import__("math"))().tau > 6)
def shadow(math): import math; return math.__name__
print(shadow(5))
def gen():
    import math as m
    yield m.floor(1.5)
print(list(gen()))
with __import__("contextlib").nullcontext(): import math as in_with
print(in_with.__name__); from math import floor as print_; print(print_(2.9))

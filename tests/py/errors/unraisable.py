# Errors in __del__ go to sys.unraisablehook and do not stop the program.
import sys
def hook(u):
    print("unraisable", type(u.exc_value).__name__, u.exc_value, u.err_msg, u.object.__qualname__ if hasattr(u.object, "__qualname__") else type(u.object).__name__)
sys.unraisablehook = hook
class D:
    def __del__(self): raise ValueError("in del")
D()
print("goes on")
d = D()
try:
    raise KeyError("active")
except KeyError as e:
    del d
    print("still", repr(e))
l = [D(), D()]
l.clear()
print("cleared")
def gen():
    try: yield
    finally: raise RuntimeError("in generator finally")
g = gen()
next(g)
del g
print("after generator")
class E:
    def __del__(self):
        try: 1 / 0
        except ZeroDivisionError: print("handled inside")
E()
def stubborn():
    while True:
        try: yield
        except GeneratorExit: pass
s = stubborn(); next(s)
del s
print("end")

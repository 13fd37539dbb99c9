# sys.exc_info() and sys.exception() follow the handler that is active.
import sys
def now():
    e = sys.exception()
    return type(e).__name__, str(e) if e else None
print(now())
try:
    raise ValueError("one")
except ValueError:
    print(now())
    try:
        raise KeyError("two")
    except KeyError:
        print(now())
    print(now())
print(now())
def f():
    print("in f", now())
    try:
        raise TypeError("f")
    except TypeError:
        return now()
try:
    raise OSError("caller")
except OSError:
    print(f())
    print(now())
def gen():
    print("gen start", now())
    try:
        raise RuntimeError("gen")
    except RuntimeError:
        yield now()
        yield now()
    yield now()
g = gen()
try:
    raise IndexError("around gen")
except IndexError:
    print(next(g))
    print("back", now())
print(next(g))
print(now())
print(next(g))
try:
    1 / 0
except ZeroDivisionError:
    pass
else:
    print("no")
finally:
    print("finally", now())
try:
    try:
        raise ValueError("pending")
    finally:
        print("finally while raising", now())
except ValueError:
    pass
class C:
    def __exit__(self, *a): print("exit", now()); return True
    def __enter__(self): pass
with C():
    raise LookupError("with")
print(now())
print([now() for _ in "a"], sys.exc_info())

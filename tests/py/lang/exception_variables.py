# The name bound by except, its deletion, shadowing, closures and loops.
e = "outer"
try: 1 / 0
except ZeroDivisionError as e: print(type(e).__name__)
print("e" in globals())
try:
    raise ValueError("a")
except ValueError as err:
    keep = err
    err = "rebound"
    print(err)
print("err" in globals(), keep)
def f():
    try: raise KeyError("k")
    except KeyError as x:
        def inner(): return x
        got = repr(inner())
    try: inner()
    except NameError as problem: return got, str(problem)
print(f())
def loop():
    out = []
    for i in range(3):
        try:
            if i == 1: raise ValueError(i)
            out.append("ok")
        except ValueError as i: out.append(repr(i))
        try: out.append(i)
        except UnboundLocalError as u: out.append(str(u)[:30])
    return out
print(loop())
def deleted():
    try: raise ValueError
    except ValueError as v: del v
    return "v" in locals()
print(deleted())
def nested():
    try: raise ValueError(1)
    except ValueError as a:
        try: raise KeyError(2)
        except KeyError as a: print("inner", repr(a))
        try: a
        except UnboundLocalError: return "gone"
print(nested())
def returns():
    try: raise ValueError("r")
    except ValueError as x: return x
print(repr(returns()))
def via_break():
    for _ in [1]:
        try: raise ValueError("b")
        except ValueError as x: break
    return "x" in locals()
print(via_break())
def glob():
    global gx
    try: raise ValueError("g")
    except ValueError as gx: print(gx)
glob(); print("gx" in globals())
class C:
    try: raise ValueError("in class")
    except ValueError as attr: seen = str(attr)
print(C.seen, hasattr(C, "attr"))
try:
    try: raise ValueError("first")
    except ValueError as z: raise TypeError("second") from z
except TypeError as z: print(z, "|", z.__cause__, z.__cause__ is z.__context__)
def gen():
    try: raise ValueError("gen")
    except ValueError as x: yield x; yield "x" in locals()
    yield "x" in locals()
print([repr(v) for v in gen()])
for T in (ValueError, KeyError, (OSError, IndexError)):
    try: raise IndexError("i")
    except T: print("matched", T)
    except Exception as other: print("other", type(other).__name__)
def dynamic(kinds):
    try: raise KeyError("d")
    except kinds as k: return type(k).__name__
print(dynamic(LookupError), dynamic((ValueError, LookupError)))
for bad in ((ValueError, "s"), 5, (ValueError, (KeyError,)), None):
    try: print(dynamic(bad))
    except (TypeError, KeyError) as x: print(type(x).__name__, x)

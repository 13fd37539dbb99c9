# handled exceptions around generators
import sys
def h():
    e = sys.exc_info()[1]
    return None if e is None else repr(e)
def inner():
    print("i0", h())
    try:
        yield 1
        raise ValueError("in")
    except ValueError:
        print("i1", h())
        yield 2
        print("i2", h())
    print("i3", h())
    yield 3
    return "r"
def outer():
    r = yield from inner()
    print("o", r, h())
def outer2():
    try: raise KeyError("o2")
    except KeyError:
        print("o2a", h())
        yield from inner()
        print("o2b", h())
    print("o2c", h())
def outer3():
    for x in inner():
        print("o3", h())
        yield x
    print("o3e", h())
def outer4():
    try: 1/0
    except ZeroDivisionError:
        for x in inner():
            print("o4", h()); yield x
            print("o4y", h())
class CM:
    def __enter__(self): print("enter", h()); return self
    def __exit__(self, t, v, tb): print("exit", repr(v), h()); return False
def outer5():
    with CM():
        yield from inner()
for g in (inner, outer, outer2, outer3, outer4, outer5):
    print("==", g.__name__)
    for x in g(): print("x", x, h())
    print("in handler")
    try: raise IndexError("main")
    except IndexError:
        for x in g(): print("x", x, h())
        print(list(g()))
        it = g(); next(it); next(it)
    print(next(it), h())
    try: raise OSError("later")
    except OSError:
        print(next(it, "end"), h())
    for n in range(4):
        for how in ("throw", "close", "drop"):
            it = g()
            try:
                for _ in range(n): next(it)
                try: raise OSError("ctx")
                except OSError:
                    if how == "throw":
                        try: print("thr", it.throw(RuntimeError("t")), h())
                        except RuntimeError as e: print("RE", e, repr(e.__context__), h())
                        try: print("thr", next(it, "end"), h())
                        except RuntimeError as e: print("RE", e, repr(e.__context__), h())
                    elif how == "close":
                        print("close", it.close(), h())
                    else:
                        it = None
                        print("dropped", h())
                    print(h())
            except BaseException as e: print("B", repr(e))
            print(h())
def fin():
    try:
        try: yield 1
        finally: yield 2
    except GeneratorExit: print("GE", h()); raise
    except BaseException as e:
        print("be", repr(e), repr(e.__context__)); yield 3
    finally: print("ff", h())
g = fin(); next(g)
try: print(g.close())
except RuntimeError as e: print(e)
try: print(g.throw(ValueError("v")))
except BaseException as e: print(repr(e))
g = fin(); next(g); print(g.throw(KeyError("k"))); print(g.throw(ValueError("v"))); print(g.close())
def reraise():
    try: yield 1
    except ValueError:
        try: yield 2
        except KeyError: raise
g = reraise(); next(g); g.throw(ValueError("a"))
try: g.throw(KeyError("b"))
except KeyError as e: print(repr(e), repr(e.__context__))
def bare():
    yield 1
    raise
try: raise ValueError("outer")
except ValueError:
    g = bare(); next(g)
    try: next(g)
    except BaseException as e: print(repr(e))
g = bare(); next(g)
try: next(g)
except BaseException as e: print(repr(e))
def gg():
    try: raise ValueError
    except ValueError:
        yield h()
        yield h()
a = gg(); b = gg()
print(next(a), h(), next(b), h(), next(a), h()); a.close(); print(h()); del b; print(h())
def inner_raise():
    yield 1
    raise ValueError("end")
def catch():
    try: yield from inner_raise()
    except ValueError as e: print("caught", repr(e.__context__)); yield h()
    print(h())
try: 1/0
except ZeroDivisionError: print(list(catch()))
print(list(catch()))
def sub():
    try: yield
    finally: print("sub fin", h())
def sup():
    s = sub(); next(s)
    try: yield s
    finally: s.close(); print("sup", h())
g = sup(); next(g)
try: raise ValueError("q")
except ValueError: g.close()

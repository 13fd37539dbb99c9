# __context__ chains: what is set, when, and that cycles are avoided.
def chain(e):
    names = []
    while e is not None:
        names.append(f"{type(e).__name__}({e})")
        e = e.__context__
    return " <- ".join(names)
try:
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise TypeError(2)
    except TypeError:
        raise KeyError(3)
except KeyError as e:
    print(chain(e))
def helper():
    raise OSError("helper")
try:
    try:
        raise ValueError("outer handler")
    finally:
        helper()
except OSError as e:
    print(chain(e))
try:
    try:
        raise ValueError("a")
    except ValueError as a:
        try:
            raise TypeError("b")
        except TypeError as b:
            raise a
except ValueError as e:
    print(chain(e))
def handled_inside():
    try:
        raise ValueError("inside")
    except ValueError:
        pass
    raise KeyError("clean")
try:
    handled_inside()
except KeyError as e:
    print(chain(e))
try:
    raise IndexError("old")
except IndexError:
    try:
        handled_inside()
    except KeyError as e:
        print(chain(e))
class M:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): raise RuntimeError("in exit")
try:
    with M():
        raise ValueError("in with")
except RuntimeError as e:
    print(chain(e))
def gen():
    try:
        yield
    except ValueError:
        raise TypeError("from generator")
g = gen()
next(g)
try:
    g.throw(ValueError("thrown"))
except TypeError as e:
    print(chain(e))
e = ValueError("plain")
e.__context__ = KeyError("set by hand")
print(chain(e))
e.__cause__ = OSError("c")
print(e.__suppress_context__, repr(e.__cause__))
for bad in ("__cause__", "__context__", "__traceback__"):
    try:
        setattr(e, bad, 5)
    except TypeError as error:
        print(error)

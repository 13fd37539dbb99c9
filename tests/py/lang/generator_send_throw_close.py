# send, throw and close in every state.
def g():
    while True:
        try:
            x = yield
            print("got", x)
        except ValueError as e:
            print("caught", e)
        except GeneratorExit:
            print("exit")
            raise
        finally:
            print("finally")
it = g()
next(it)
it.send(1)
it.throw(ValueError("v"))
it.throw(ValueError)
try: it.throw(KeyError("through"))
except KeyError as e: print(repr(e))
print(next(it, "dead"))
it = g()
it.close()
print("closed before start")
it = g()
next(it)
it.close()
it.close()
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn()
next(s)
try: s.close()
except RuntimeError as e: print(e)
def ret():
    try: yield 1
    except GeneratorExit: return "closed value"
r = ret()
next(r)
print(r.close())
def swallow():
    try: yield 1
    except ValueError: return "v"
w = swallow()
next(w)
try: w.throw(ValueError)
except StopIteration as e: print("stop", e.value)
n = g()
try: n.throw(TypeError("not started"))
except TypeError as e: print(e)
print(list(n))
d = g()
d.close()
try: d.throw(OSError("dead"))
except OSError as e: print(e)
def conv():
    try: yield
    except StopIteration: yield "saw StopIteration"
    raise StopIteration("becomes RuntimeError")
c = conv()
next(c)
print(c.throw(StopIteration))
try: next(c)
except RuntimeError as e: print(e, repr(e.__cause__))
b = g()
next(b)
for bad in (5, "s", int):
    try: b.throw(bad)
    except TypeError as e: print(e)
b.throw(ValueError("with value"))
def other():
    try: yield
    finally: raise KeyError("replaces")
o = other()
next(o)
try: o.close()
except KeyError as e: print(repr(e), repr(e.__context__))

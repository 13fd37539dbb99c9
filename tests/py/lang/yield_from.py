# yield from: delegation of send, throw, close, return values, plain iterables.
def inner():
    total = 0
    try:
        while True:
            x = yield total
            if x is None: return ("total", total)
            total += x
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
        return "after error"
    finally:
        print("inner finally")
def outer():
    r = yield from inner()
    print("result", r)
    r = yield from [10, 20]
    print("list result", r)
    return "outer done"
g = outer()
print(next(g), g.send(5), g.send(7))
print(g.send(None))
print(next(g))
try: next(g)
except StopIteration as e: print(e.value)
g = outer()
next(g)
print(g.throw(ValueError("v")), next(g))
g.close()
g = outer()
next(g)
g.close()
print("closed")
def d():
    yield from "ab"
    yield from (i for i in range(2))
    yield from {}
    return (yield from empty())
def empty():
    return "empty"
    yield
print(list(d()))
g = (lambda: (yield from [1, 2]))()
next(g)
try: g.send(5)
except AttributeError as e: print(e)
def bad(): yield from 5
try: next(bad())
except TypeError as e: print(e)
class It:
    def __iter__(self): return self
    def __next__(self): return "n"
    def send(self, v): return ("sent", v)
    def throw(self, e): return ("thrown", type(e).__name__)
    def close(self): print("close called")
def w(): yield from It()
g = w()
print(next(g), g.send(1), g.send(None), g.throw(KeyError("k")))
g.close()
def deep(n):
    if n: return (yield from deep(n - 1)) + 1
    x = yield "bottom"
    return x
g = deep(50)
print(next(g))
try: g.send(100)
except StopIteration as e: print(e.value)
def self_ref():
    yield from me
me = self_ref()
try: next(me)
except ValueError as e: print(e)
def catches():
    try: yield from inner()
    except KeyError as e: yield "outer caught " + str(e)
g = catches()
next(g)
print(g.throw(KeyError("x")))

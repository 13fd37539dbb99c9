# Generators: laziness, next, return value, exhaustion, state.
def g():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")
    return "result"
it = g()
print("created", type(it).__name__)
print(next(it), next(it))
try: next(it)
except StopIteration as e: print("stop", e.value, e.args)
try: next(it)
except StopIteration as e: print("again", e.value)
print(list(g()))
def empty():
    return 5
    yield
print(list(empty()))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(15)])
def conv():
    x = yield
    while True:
        x = yield x * 2 if x else None
c = conv()
print(next(c), c.send(3), c.send(0), c.send("ab"), next(c))
try: g().send(1)
except TypeError as e: print(e)
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def args(a, b=2, *c, **d):
    yield a, b, c, d
print(list(args(1, x=3)))
class C:
    def __iter__(self):
        for i in range(3):
            yield i
print(list(C()), [*C()], 2 in C())
def running():
    try: next(me)
    except ValueError as e: yield str(e)
me = running()
print(next(me))
def nested():
    def inner(): yield "inner"
    yield from inner()
    yield [x for x in inner()]
    yield lambda: (yield)
print(list(nested())[:2])
g1 = g()
print(g1.gi_running, g1.gi_frame is None, g1.__name__, g1.gi_yieldfrom)
y = lambda: (yield 7)
print(list(y()))
def exc():
    yield 1
    raise KeyError("inside")
e = exc()
next(e)
try: next(e)
except KeyError as err: print(repr(err))
print(next(e, "finished"))

# Generator expressions: laziness, early evaluation of the first iterable, reuse.
def noisy(n):
    for i in range(n):
        print("produce", i)
        yield i
g = (x * 2 for x in noisy(3))
print("made")
print(next(g))
print(list(g), list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
h = (1 / x for x in [1, 0])
print(next(h))
try:
    next(h)
except ZeroDivisionError as e:
    print(e)
print(list(h))
n = 1
late = (n + x for x in [n])
n = 10
print(list(late))
print(sum(i for i in range(5)), max((len(w), w) for w in ["a", "ccc", "bb"]))
print(list((a, b) for a in "ab" for b in (c for c in a * 2)))
nested = ((y for y in range(x)) for x in range(3))
print([list(q) for q in nested])
def f(): return (x for x in [1, 2])
print(type(f()).__name__, f().__name__, f().__qualname__)
print(any(x > 1 for x in [0, 2, print("not lazy list")] if x is not None))
e = (x for x in range(10) if x % 3 == 0)
print(3 in e, list(e))
print(" ".join(str(i) for i in range(3)), dict((i, i * i) for i in range(3)))
t = tuple(i for i in range(3))
print(t, [*t], set(x % 2 for x in t) == {0, 1})
def k(*args, **kw): return args, kw
print(len(k((i for i in "ab"), 1)[0]))
g = (i for i in range(3))
print(g.send(None), g.close(), list(g))
zipped = zip(*[(i for i in range(4))] * 2)
print(list(zipped))
class C:
    items = [1, 2]
    total = sum(i for i in items)
print(C.total)
def running():
    g = (next(g) for _ in "a")
    try:
        next(g)
    except ValueError as e:
        print(e)
running()

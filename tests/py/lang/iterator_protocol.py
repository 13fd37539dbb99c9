# __iter__ and __next__: user iterators, exhaustion, errors, iter() identity.
class Up:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): print("iter", end=" "); return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
u = Up(3)
for v in u: print(v, end=" ")
print(list(u))
print(list(Up(2)), tuple(Up(2)), sum(Up(4)), [*Up(1)], "-".join(map(str, Up(3))))
a, *b = Up(3)
print(a, b)
class Fail:
    def __iter__(self): return self
    def __next__(self): raise ValueError("in next")
try:
    for x in Fail(): pass
except ValueError as e: print(e)
class NoNext:
    def __iter__(self): return object()
try:
    for x in NoNext(): pass
except TypeError as e: print(e)
for text in ("next(5)", "iter(5)", "next([])", "for x in None: pass", "for x in 3.5: pass", "next(iter([]))", "iter(len, 3)()", "a, b = iter([1])"):
    try: exec(text)
    except Exception as e: print(type(e).__name__, e)
print(next(iter([]), "default"), next(iter(()), None))
it = iter([1, 2, 3])
print(iter(it) is it, next(it), list(it), list(it))
l = [1, 2]
it = iter(l)
next(it); next(it)
l.append(3)
print(next(it))
print(next(it, "end"))
l.append(4)
print(next(it, "stays exhausted"))
class Counted:
    calls = 0
    def __iter__(self): Counted.calls += 1; return iter("ab")
c = Counted()
print([x + y for x in c for y in c], Counted.calls)
d = {"a": 1, "b": 2}
k = iter(d)
next(k)
d["a"] = 5
print(next(k))
try:
    for x in d: d[x + "new"] = 1
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e: print(e)
class R:
    def __next__(self): return 1
try: iter(R())
except TypeError as e: print(e)
print([type(iter(x)).__name__ for x in ([], (), "", {}, set(), range(0), b"", {}.items(), {}.values(), reversed([]), zip(), map(str, []), enumerate([]))])

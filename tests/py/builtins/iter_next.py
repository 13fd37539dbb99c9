# iter and next in all forms, callable iterators, sentinels.
it = iter([1, 2]); print(next(it), next(it), next(it, "d"), next(it, None))
n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 4)), n)
c = iter(count, 7); print(next(c), next(c), next(c, "end"), next(c, "still"), type(c).__name__, n)
for text in ("next()", "next(1)", "next([])", "iter()", "iter(1)", "iter(1, 2)", "next(iter([]))", "next(iter([]), 1, 2)", "iter([], 1)", "iter(None)", "next(iter('a'), default=1)"):
    try: print(text, eval(text))
    except (TypeError, StopIteration) as e: print(text, type(e).__name__, e)
def gen():
    yield 1
    return "v"
g = gen(); next(g)
try: next(g)
except StopIteration as e: print(repr(e), e.value)
print(next(g, "dflt"))
lines = iter(["a", "b", "", "c"])
print(list(iter(lambda: next(lines), "")), list(lines))
def raises(): raise StopIteration("x")
print(list(iter(raises, 1)))
def err(): raise KeyError("in callable")
try: list(iter(err, 1))
except KeyError as e: print(repr(e))
class Sent:
    def __eq__(self, o): print("cmp", o, end=" "); return o == 3
vals = iter([1, 2, 3, 4])
print(list(iter(vals.__next__, Sent())), list(vals))
class I:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 2: raise StopIteration(self.i)
        return self.i
i = I(); print(list(i))
try: next(i)
except StopIteration as e: print(e.value)
try: next(i, *()) 
except StopIteration as e: print(e.args)
print([type(iter(x)).__name__ for x in ("", "é", [], (), {}, set(), frozenset(), range(1), range(2 ** 70), b"", bytearray(), {}.keys(), memoryview(b""))])
l = [1, 2, 3]; a, b = iter(l), iter(l); next(a); print(list(a), list(b), a is b, a == b, a.__length_hint__(), bool(a))
it = iter("abc"); print("b" in it, list(it)); it = iter([1, 2, 3]); first, *rest = it; print(first, rest); it = iter([1, 2, 3]); print(max(it), list(it))
e = iter([]); print(list(e), next(e, 0)); d = iter({"k": 1}); print(next(d), next(d, 0)); s = iter({5}); print(s.__length_hint__(), next(s), s.__length_hint__())

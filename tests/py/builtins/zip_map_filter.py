# zip, map, filter, enumerate: laziness, lengths, strict, errors inside.
print(list(zip()), list(zip("ab")), list(zip("abc", (1, 2))), list(zip([1], [2], [3])), dict(zip("ab", range(9))), list(zip(*[(1, 2), (3, 4)])), [*zip("a", "b", strict=True)])
for args in (("ab", "a"), ("a", "ab"), ("a", "a", "ab"), ("ab", "ab", "a"), ((), "a"), ("a", ())):
    try: print(list(zip(*args, strict=True)))
    except ValueError as e: print(e)
it = iter(range(6)); print(list(zip(it, it)), list(zip(iter("abc"), "x")))
i1, i2 = iter("abc"), iter("a"); print(list(zip(i1, i2)), list(i1)); i1, i2 = iter("a"), iter("abc"); print(list(zip(i1, i2)), list(i2))
for text in ("zip(5)", "zip([], 5)", "zip([], wrong=1)", "map()", "map(len)", "map(len, 5)", "list(map(5, [1]))", "list(map(len, [1]))", "filter(None)", "filter(None, 5)", "list(filter(5, [1]))", "enumerate()", "enumerate(5)", "enumerate([], 'a')", "next(zip())", "next(map(str, []))", "list(map(lambda x: x, [1], [2]))", "len(zip())", "map(str, [])[0]", "filter(function=None, iterable=[])"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
m = map(lambda a, b: a * b, [1, 2, 3], [4, 5]); print(next(m), list(m), list(m), iter(m) is m, type(m).__name__)
print(list(map(str, [1, 2])), list(map(max, "ab", "ba", "cc")), list(map(int, "123")), list(map(None.__class__, [])), list(map(lambda: 0, [])), sum(map(len, ["a", "bc"])), set(map(abs, [-1, 1])), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")), list(filter(bool, (i for i in range(3)))), type(filter(None, [])).__name__)
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)), list(enumerate([], 3)), list(enumerate("a", 2 ** 64)), next(enumerate({"k": 1})), type(enumerate("")).__name__, dict(enumerate("xy")), list(enumerate(iterable="z", start=1)))
def noisy(x): print("call", x, end="; "); return x
lazy = map(noisy, [1, 2, 3]); print("made"); next(lazy); print(); list(filter(noisy, [0, 1])); print()
def fail(x):
    if x == 2: raise ValueError(x)
    return x
m = map(fail, [1, 2, 3]); print(next(m))
try: next(m)
except ValueError as e: print("error", e)
print(next(m), list(m))
def stop(x):
    if x == 2: raise StopIteration
    return x
print(list(map(stop, [1, 2, 3])), list(filter(stop, [1, 2, 3])))
z = zip([1, 2], map(fail, [1, 2])); print(next(z))
try: next(z)
except ValueError as e: print("zip", e)
class C:
    def __iter__(self): print("iter called"); return iter([1])
map(str, C()); zip(C()); enumerate(C()); filter(None, C()); print(list(map(str, map(str, map(str, [1])))), list(zip(zip("a"), zip("b"))))

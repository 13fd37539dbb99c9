# min, max, sum: key, default, ties, errors, types of the result.
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max({"a": 1, "b": 2}), min([2, 1], key=lambda x: -x), max("a", "bb", key=len), max(["aa", "b", "cc"], key=len), min(1, True), max(True, 1), min(0.0, -0.0), max([1], default=5), min([], default="d"), max((), key=len, default=None))
print(max(1, 2, 3, key=lambda v: v % 3), min([(2, "a"), (1, "b")]), max(*[1, 2]), min(*"ba"), max([[1, 2], [1, 3]]), min({"x", "y"}), max(iter([1, 5, 2])), min(x * x for x in range(-2, 3)), max(b"ab"))
for text in ("min()", "max([])", "min(5)", "max(1, 'a')", "min(1, 2, default=3)", "max([1, None])", "min([], key=len)", "max(1, 2, foo=3)", "min([1], key=5)", "max(default=1)", "sum()", "sum(5)", "sum(['a'])", "sum(['a'], '')", "sum([b'a'], b'')", "sum([1], 2, 3)", "sum([[1]])", "sum([1, None])", "sum([bytearray(b'a')], bytearray())"):
    try: print(text, eval(text))
    except (TypeError, ValueError) as e: print(text, "->", e)
print(sum([]), sum([], 5), sum([1, 2], 10), sum((1.5, 2)), sum([True, True]), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum(range(101)), sum([1, 2], start=3), sum({1: "a", 2: "b"}), sum([2 ** 62] * 4), sum([1, 2.5, 3j]), sum([0.1] * 3), sum([1e308, 1e308, -1e308]), sum([-0.0]), sum(x for x in (1, 2)))
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return V(self.v + (o.v if isinstance(o, V) else o))
    __radd__ = __add__
    def __lt__(self, o): print(f"{self.v}<{o.v}", end=" "); return self.v < o.v
    def __gt__(self, o): print(f"{self.v}>{o.v}", end=" "); return self.v > o.v
print(sum([V(1), V(2)]).v)
print(min(V(3), V(1), V(2)).v)
print(max(V(3), V(1), V(4)).v)
ks = []
print(max([1, 2, 3], key=lambda x: ks.append(x) or -x), ks)
a, b = [1], [1]
print(min(a, b) is a, max(a, b) is a, min([a, b], key=len) is a, max([a, b], key=len) is a)
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in [1, 3, 1 / 1]), all(x for x in []), any("ab"), all(["", "a"]), any([[], [[]]]))
def lazy():
    for i in (0, 1, 2): print("pull", i, end=" "); yield i
print(any(lazy())); print(all(lazy()))
for text in ("any(5)", "all()", "any([1], [2])", "all(None)"):
    try: eval(text)
    except TypeError as e: print(e)
class BadBool:
    def __bool__(self): raise ValueError("bool")
try: any([0, BadBool()])
except ValueError as e: print(e)

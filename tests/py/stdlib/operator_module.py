# operator: functions, itemgetter, attrgetter, methodcaller.
import operator as op
from operator import itemgetter, attrgetter, methodcaller
print(op.add(1, 2), op.sub(5, 3), op.mul("a", 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.pos(-1), op.inv(5), op.invert(5), op.lshift(1, 4), op.rshift(16, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None), op.abs(-2), op.index(True))
print(op.eq(1, 1.0), op.ne(1, 2), op.lt(1, 2), op.le(2, 2), op.gt(1, 2), op.ge(1, 2), op.contains([1], 1), op.countOf("aab", "a"), op.indexOf("abc", "c"), op.getitem([1, 2], 1), op.concat([1], [2]), op.length_hint([1, 2]), op.length_hint(iter("abc")), op.length_hint(5, 9), op.call(max, 1, 2))
l = [1, 2]; op.setitem(l, 0, 9); op.delitem(l, 1); print(l, op.iadd(l, [5]) is l, l, op.iadd(1, 2), op.imul([0], 2), op.matmul(type("M", (), {"__matmul__": lambda s, o: "mm"})(), 1))
g = itemgetter(1); print(g("abc"), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 1}), itemgetter(slice(1))("abc"), repr(g), repr(itemgetter(1, "a")))
class A:
    def __init__(self): self.x = 1; self.b = self
    def m(self, *a, **k): return a, k
a = A(); print(attrgetter("x")(a), attrgetter("x", "b.x")(a), attrgetter("b.b.x")(a), repr(attrgetter("x")), methodcaller("m")(a), methodcaller("m", 1, y=2)(a), methodcaller("upper")("s"), repr(methodcaller("m", 1, k=2)))
print(sorted([(1, "b"), (2, "a")], key=itemgetter(1)), max([{"v": 1}, {"v": 3}], key=itemgetter("v")), list(map(methodcaller("split", ","), ["a,b"])), list(map(op.mul, [1, 2], [3, 4])))
for text in ("itemgetter()", "itemgetter(1)('a')", "itemgetter('x')({})", "attrgetter(1)", "attrgetter('q')(a)", "methodcaller()", "methodcaller(1)", "methodcaller('nope')(a)", "op.add(1)", "op.add(1, 'a')", "op.indexOf([], 1)", "op.index(1.5)", "op.concat(1, 2)", "op.length_hint(5, 'a')", "attrgetter()"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)

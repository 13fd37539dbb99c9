# __eq__, __lt__ …: reflection, defaults, subclass priority, non-bool results.
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq", self.n); return self.n == getattr(o, "n", o)
    def __lt__(self, o): print("lt", self.n); return self.n < getattr(o, "n", o)
a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b)
print(1 == a, a == 1, 3 > a)
for text in ("a <= b", "a >= 1", "a < None"):
    try: print(eval(text))
    except TypeError as e: print(e)
class No:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
n = No()
print(n == n, n == No(), n != No(), n == 5)
try: n < n
except TypeError as e: print(e)
class Ne:
    def __ne__(self, o): return "ne"
print(Ne() != 1, Ne() == Ne(), (lambda x: x == x)(Ne()))
class Base:
    def __eq__(self, o): return "Base"
    __hash__ = None
class Sub(Base):
    def __eq__(self, o): return "Sub"
print(Base() == Sub(), Sub() == Base(), Base() != Base())
class Vec:
    def __eq__(self, o): return [1, 0]
    def __gt__(self, o): return ()
print(Vec() == 1, Vec() > 0, Vec() < Vec(), not Vec() == 1, Vec() in [1])
print([1, 2] < [1, 3], [1] < [1, 0], (1, "a") < (1, "b"), [] < [0], (2,) > (1, 9, 9))
print([1, 2] == (1, 2), 1 == 1.0 == True, "a" == b"a", None == 0, {1} == frozenset([1]))
for text in ("[1] < ['a']", "(1,) < (None,)", "{} < {}", "1j < 2j", "[] < ()", "None < None", "'a' < 1", "object() < object()"):
    try: print(eval(text))
    except TypeError as e: print(e)
nan = float("nan")
l = [nan]
print(nan == nan, l == [nan], nan in l, l == [float("nan")], l.count(nan), l.index(nan))
print([1, nan] == [1, nan], (nan,) < (nan,), max(nan, 1) is nan, max(1, nan))
print(a.__eq__(b), (1).__eq__("a"), (1).__lt__(2.0), object.__eq__(a, a), object.__ne__(a, b))

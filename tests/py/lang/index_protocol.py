# __index__, __int__, __float__, __complex__, __round__, __trunc__ … conversions.
class I:
    def __index__(self): return 3
class N:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 11
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __complex__(self): return 1j
    def __bytes__(self): return b"bytes"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
import math
i, n = I(), N()
print([0, 1, 2, 3, 4][i], "abcd"[i], range(i), "x" * i, [0] * i, hex(i), bin(i), oct(i), chr(97), int(i), float(i), complex(i), bytes(i), list(range(10))[i:], round(1.23456, i))
print(int(n), float(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), complex(n), bytes(n), divmod(n, 1), divmod(1, n))
for text in ("[1][n]", "range(n)", "hex(n)", "'a' * n", "int(object())", "float(object())", "chr(n)", "list()['a']", "tuple()[1.0]", "'abc'[:'x']", "range(1.0)", "int([])", "int(None)", "float('x')", "complex([])"):
    try: print(text, eval(text))
    except (TypeError, ValueError) as e: print(text, "->", e)
class BadI:
    def __index__(self): return "x"
class BadF:
    def __float__(self): return 1
class BadInt:
    def __int__(self): return 1.5
for fn, v in ((hex, BadI()), (float, BadF()), (int, BadInt())):
    try: fn(v)
    except TypeError as e: print(e)
class T:
    def __trunc__(self): return 5
try: float(T())
except TypeError as e: print(e)
class FromStr(int):
    def __new__(cls, s): return super().__new__(cls, s, 16)
print(FromStr("ff") + 1, type(FromStr("1") + 0).__name__)
print(int(True), int(3.99), int(-3.99), int(" 12\n"), int("1_000"), int("0x1f", 16), int("z", 36), int("0b11", 0), int(b"12"))
print(float(" 1.5 "), float("1e3"), float("-inf"), float("1_0.5"), float(True), float("nan"))

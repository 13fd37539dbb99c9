# int <-> text: all bases, underscores, whitespace, errors, huge numbers, the digit limit.
for s in ("0", "-0", "+7", " 42 ", "\t1\n", "1_000", "００１２", "٣", "007", "-12"):
    print(repr(s), int(s))
for s, b in (("101", 2), ("0b101", 2), ("777", 8), ("0o17", 8), ("ff", 16), ("0xFF", 16), ("zz", 36), ("-Z", 36), ("0x1F", 0), ("0b11", 0), ("0o7", 0), ("0", 0), ("1_0", 0)):
    print(s, b, int(s, b))
for args in (("",), ("  ",), ("1.5",), ("0x1f",), ("1__0",), ("_1",), ("1_",), ("- 1",), ("abc",), ("12a",), ("2", 2), ("1", 1), ("1", 37), ("010", 0), ("0x", 16), (b"1x",), (None,), ([],), (1, 2), (1.5, 10), ("1", "2"), ("9" * 10 + "x",), (float("nan"),), (float("inf"),), ("1\0",)):
    try: print(int(*args))
    except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
print(int(1e20), int(-1.9), int(1e300) == 10 ** 300, int(2.0 ** 70), int())
print(str(10 ** 50), repr(-10 ** 20), str(2 ** 63), str(-2 ** 63 - 1), len(str(7 ** 1000)), 10 ** 18, 10 ** 19, 10 ** 9 * 10 ** 9)
print(int("1" * 200) % 97, int(str(3 ** 400)) == 3 ** 400, hex(3 ** 60), int(hex(3 ** 60), 16) == 3 ** 60)
import sys
print(sys.get_int_max_str_digits())
try: str(10 ** 5000)
except ValueError as e: print(e)
try: int("1" * 5000)
except ValueError as e: print(e)
print(len(hex(10 ** 5000)), len(bin(10 ** 5000)), int("f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(6000)
print(len(str(10 ** 5000)), int("1" * 5000) % 7)
print(f"{10 ** 25:,} {10 ** 25:_} {-10 ** 25:+,d} {2 ** 70:x} {2 ** 70:#o} {2 ** 70:b}".replace("0" * 60, "..."))
print(f"{1234:010d}|{-1234:010}|{1234:<8}|{1234:^8}|{1234:>8}|{1234:=+8}|{1234:*=8}|{1234: }|{97:c}|{10:#X}|{1234:.1f}|{1234:e}|{5:%}|{12345678:,}|{255:_x}|{1000000:_b}")
for spec in ("s", ".2d", "q", ",x", "+c", ",_", "#c"):
    try: print(format(5, spec))
    except ValueError as e: print(spec, e)

# int: shifts and bitwise operations on both signs, bit methods.
for a in (0, 1, 5, -1, -5, 255, -256, 2 ** 64, -2 ** 64, 2 ** 70 + 3):
    print(a, a << 3, a >> 1, a >> 2, a & 0xFF, a | 6, a ^ 3, ~a, a.bit_length(), a.bit_count())
print(1 << 100, (1 << 100) >> 98, -1 >> 1000, 1 >> 1000, -5 >> 1, 5 >> 1, 0 << 10 ** 6, (-1) << 65)
print(-1 & 2 ** 70, -2 ** 65 | 1, -2 ** 65 ^ -1, 2 ** 65 & -2 ** 64, ~(2 ** 65), -6 & -4, -6 | 3, -6 ^ 3)
print(True & 1, True | False, True ^ True, ~1, True << 3, True & True is True, type(True & True).__name__, type(True & 1).__name__)
print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (-1).to_bytes(3, "big", signed=True), (0).to_bytes(0, "big"), (5).to_bytes(), (2 ** 70).to_bytes(9, "little"))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"", "little"), int.from_bytes([1, 2], "little"), int.from_bytes(bytes(range(10)), "big"))
for text in ("(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(128).to_bytes(1, 'big', signed=True)", "(1).to_bytes(-1, 'big')", "(1).to_bytes(1, 'x')", "1 & 1.0", "~1.5", "1 << 1.0"):
    try: print(eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print((10).conjugate(), (10).real, (10).imag, (10).numerator, (10).denominator, (5).is_integer(), (7).as_integer_ratio(), (-7).__floor__(), (7).__trunc__(), (7).__index__())
print(bin(10), bin(-10), oct(64), hex(255), hex(-2 ** 65), bin(0), int("-0b101", 0), int("ff", 16), 0b1111 == 0xF == 0o17)
x = 0
for i in range(70): x |= 1 << i
print(x, x == 2 ** 70 - 1, bin(x).count("1"), x.bit_count(), (-x).bit_count())
print([n for n in range(40) if n & (n - 1) == 0], [(n & -n) for n in (12, 40, 7, 2 ** 66)])
h = 14695981039346656037
for c in b"hash me": h = ((h ^ c) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
print(h)

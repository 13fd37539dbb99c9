# Values around the edges of small representations.
for bits in (30, 31, 32, 46, 47, 48, 52, 53, 60, 61, 62, 63, 64, 65, 127, 128):
    n = 2 ** bits
    for v in (n - 1, n, n + 1, -n + 1, -n, -n - 1):
        a = (v + 1 - 1, v - 1 + 1, v * 2 // 2, -(-v), v * 1, v ^ 0, v & -1, v | 0, ~~v, (v << 3) >> 3, int(str(v)), v + 0.0 == float(v), abs(v) == max(v, -v), hash(v) == hash(v + 0))
        assert a == (v,) * 11 + (True, True, True), (bits, v, a)
    print(bits, n + n, n * n, n - 1 - n, (n + 1) // 3, -n // 3, -n % 7, n.bit_length())
total = 0
for i in range(2 ** 47 - 3, 2 ** 47 + 3): total += i
print(total)
x = 2 ** 62
for _ in range(5): x += x // 2; print(x)
for _ in range(5): x -= x // 3; print(x)
x = 1
for i in range(70): x = x * 3 - i
print(x)
d = {2 ** k: k for k in range(0, 140, 7)}; print(d[2 ** 63], d[2 ** 70], 2 ** 64 in d, d.get(2.0 ** 77))
print([2 ** 63 == 2.0 ** 63, 2 ** 63 - 1 == 2.0 ** 63, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 1024 > 1e308, sorted([2 ** 64, 1.5, -2 ** 64, 2.0 ** 63])])
print(range(2 ** 47 - 1, 2 ** 47 + 2)[1], list(range(2 ** 63 - 1, 2 ** 63 + 2)), sum(range(2 ** 46, 2 ** 46 + 10)), [1, 2, 3][-2 ** 63 + 2 ** 63])
for bad in ("[1][2 ** 63]", "[1][2 ** 100]", "'a'[-2 ** 64]", "[0] * 2 ** 63", "'a' * 2 ** 62", "range(10)[2 ** 65]", "(1,) * 2 ** 70", "bytes(2 ** 63)", "1 << 2 ** 70", "[].pop(2 ** 64)"):
    try: print(len(eval(bad)))
    except (IndexError, OverflowError, MemoryError) as e: print(bad, type(e).__name__, e)
print("abc"[:2 ** 70], [1, 2][-2 ** 70:], (1, 2, 3)[::2 ** 70], "abc".find("c", -2 ** 70, 2 ** 70), [1, 2].index(2, -2 ** 70), 0 << 2 ** 70, 5 >> 2 ** 70, -5 >> 2 ** 70)

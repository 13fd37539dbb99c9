# Pseudo-random doubles: repr round trip, formatting, rounding, floor division.
import struct
seed = 7
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 20) % n
def number(i):
    if i % 3 == 0: return struct.unpack("<d", struct.pack("<Q", rnd(2 ** 44) << 20 | rnd(2 ** 20)))[0]
    if i % 3 == 1: return (rnd(2 ** 40) - 2 ** 39) / 10 ** rnd(12)
    return rnd(10 ** 6) * 10.0 ** (rnd(40) - 20)
bad = 0
for i in range(300):
    x = number(i)
    if x != x or x in (float("inf"), float("-inf")): continue
    bad += float(repr(x)) != x or float.fromhex(x.hex()) != x or float(f"{x:.17g}") != x or float(f"{x:.16e}") != x
    if i % 4 == 0:
        y = number(i + 1) or 1.0
        print(repr(x), f"{x:.3e} {x:g} {x:.10g} {x:.1f}"[:60] if abs(x) < 1e30 else f"{x:.3e} {x:g}", round(x, 3) if abs(x) < 1e15 else "", hash(x))
        if 1e-5 < abs(y) < 1e6 and abs(x) < 1e12: q, r = divmod(x, y); print("   ", q, r, x // y == q, x % y == r)
        if abs(x) < 1e15: print("   ", int(x), round(x), x.is_integer(), x.as_integer_ratio() == (lambda n, d: (n, d))(*x.as_integer_ratio()))
print("bad", bad)

"""Cases for the float engine."""

import math
import struct

from common import Corpus, field


def values(rng):
    edges = [0.0, -0.0, 1.0, 0.1, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 1e16, 1e15, 123456789012345680.0,
             1e-4, 1e-5, 9.5, 0.5, 1.5, 2.5, 2.675, 1e22, 1e23, 9007199254740993.0, float("inf"), float("-inf"), float("nan")]
    edges += [5.0 * 10.0**k for k in range(-10, 25)] + [2.0**k for k in range(-1074, 1024, 37)]
    random_bits = [struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0] for _ in range(250)]
    short = [rng.choice([-1, 1]) * rng.randint(0, 10**rng.randint(1, 17)) / 10.0**rng.randint(0, 20) for _ in range(400)]
    ties = [rng.randint(0, 2**20) / 2.0**rng.randint(1, 12) for _ in range(200)]
    return edges + random_bits + short + ties


def parse_samples(rng):
    fixed = ["", " ", "1", " 1.5\n", "+1.", "-.5", ".", "e5", "1e", "1e+", "1e5", "1E-5", "1__0", "1_0", "_1", "1_", "1_.0", "1._0", "1e_5",
             "1e1_0", "1_e1", "inf", "-INF", "+Infinity", "nan", "-NaN", "infinit", "in_f", "n_an", "0x10", "1 2", "\x1c1", "\x1c1\u0660", "1\u2003",
             "\u0661\u0662.\u0663", "\uff11e\uff12", "1\ud8002", "\udc80", "1e400", "-1e400", "1e-400", "1e99999999999999999999", "1\0", "\u00b2",
             "1,5", "--1", "+-1", "1d5", "1f", "infinity_", "''", "it's", '"', "1" * 400, "0." + "0" * 400 + "1e400", "\u3000-\u0967_\u0968"]
    pool = "0123456789" * 2 + "..eE__+- \t\x0b\x1f\xa0\u0665\u0966infa"
    return fixed + ["".join(rng.choice(pool) for _ in range(rng.randint(1, 9))) for _ in range(1500)] + [
        f"{rng.uniform(-1, 1):.{rng.randint(1, 25)}e}"[:-3] + str(rng.randint(-330, 310)) for _ in range(500)]


def hex_samples(rng):
    fixed = ["", "0x", "0x.", ".", "1", "-0x1p4", " 0x1.8p-3 ", "inf", "-Infinity", "nan", "+nan", "0x1p1024", "0x1.fffffffffffff8p1023",
             "0x1.fffffffffffff7p1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x0.8p-1074", "0x1p-99999999999999999999999",
             "0x1p99999999999999999999999", "0x0p99999999999999999999999", "0x1.8p", "0x1.8p+", "1.8.8", "0xg", "0X1P+1", "1p1 1", "p1", "\xe9",
             "0x1.00000000000008p0", "0x1.000000000000080000000000001p0", "0x1.00000000000018p0", "0x3.fffffffffffffffffffp-1075", "0x1_0", "--1"]
    pool = "0123456789abcdefABCDEF.pPx+-"
    return fixed + ["0x" + "".join(rng.choice(pool[:22]) for _ in range(rng.randint(1, 20))) + "." + "".join(
        rng.choice(pool[:22]) for _ in range(rng.randint(0, 20))) + f"p{rng.randint(-1150, 1024)}" for _ in range(600)] + [
        "".join(rng.choice(pool) for _ in range(rng.randint(1, 7))) for _ in range(300)]


def single(out, value):
    out.add(lambda: repr(value), "repr", value)
    out.add(value.hex, "hex", value)
    for name, function in [("trunc", int), ("floor", math.floor), ("ceil", math.ceil), ("round", round)]:
        out.add(lambda: function(value), name, value)
    out.add(value.as_integer_ratio, "ratio", value)


def integers(rng):
    found = [0, 1, -1, 2**53 + 1, 2**53 + 3, 2**63 - 1, -2**63, 2**64, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024, 10**400, -10**400, 2**54 + 2, 2**54 + 6]
    for _ in range(500):
        bits = rng.choice([8, 53, 54, 55, 63, 64, 65, 66, 70, 100, 128, 500, 1023, 1024, 1025, 1100, 2200])
        value = rng.getrandbits(bits) if rng.random() < 0.7 else (rng.getrandbits(54) << max(bits - 54, 0)) + rng.choice([-1, 0, 0, 1])
        found.append(rng.choice([-1, 1]) * value)
    return found


def real_power(a, b):
    """A negative base with a fractional exponent is the complex engine's business."""
    if math.isfinite(a) and math.isfinite(b) and a < 0 and b != math.floor(b):
        return "complex"
    return a**b


def pairs(out, rng, numbers):
    finite = numbers[:120] + [float(rng.randint(-20, 20)) / rng.choice([1, 2, 4, 3, 10]) for _ in range(200)]
    for _ in range(1500):
        a, b = rng.choice(finite), rng.choice(finite)
        out.add(lambda: a / b, "divide", a, b)
        out.add(lambda: a // b, "floor_divide", a, b)
        out.add(lambda: a % b, "modulo", a, b)
        out.add(lambda: divmod(a, b), "divmod", a, b)
        out.add(lambda: real_power(a, b), "power", a, b)


def main():
    out = Corpus("float")
    rng = out.random
    numbers = values(rng)
    for value in numbers:
        single(out, value)
        for digits in {rng.randint(-5, 20), rng.randint(-330, 340), rng.randint(0, 3)}:
            out.add(lambda: round(value, digits), "round_digits", value, digits)
    for k in range(0, 309):
        for value in (5.0 * 10.0**k, math.nextafter(5.0 * 10.0**k, 0), math.nextafter(5.0 * 10.0**k, math.inf), 1.7e308):
            out.add(lambda: round(value, -k - 1), "round_digits", value, -k - 1)
    for sample in parse_samples(rng):
        out.add(lambda: float(sample), "parse", sample)
        if sample.isascii():
            out.add(lambda: float(sample.encode()), "parse_bytes", sample.encode())
    out.add(lambda: float(b"\xff1"), "parse_bytes", b"\xff1")
    for sample in hex_samples(rng) + [value.hex() for value in numbers[:300]]:
        out.add(lambda: float.fromhex(sample), "fromhex", sample)
    whole = integers(rng)
    for a in whole:
        out.add(lambda: float(a), "from_integer", a)
        for b in rng.sample(whole, 6):
            out.add(lambda: a / b, "true_divide", a, b)
        for b in rng.sample(numbers, 4) + [float(a) if abs(a) < 2**1000 else 1.0]:
            out.add(lambda: f"{b < a:d}{b == a:d}{b > a:d}", "compare", b, a)
    pairs(out, rng, numbers)
    out.write()

"""Cases for the integer engine."""

import math

from common import Corpus


def parse_samples(rng):
    fixed = ["", " ", "-", "+", "0", "-0", " 12\n", "+5", "--5", "1_000", "1__0", "_1", "1_", "0_0", "00", "010", "0_1", "0x1F", "0x_1f", "0x__1", "0x", "0x_",
             "-0b101", "0B_1", "0o17", "0o8", "b1", "0b2", "zz", "1a", "\u0661\u0662", "\uff11", "1\u2003", "\u3000 7 \xa0", "\x1c1", "\x1c\u0661", "\ud800", "\udc80",
             "1\0", "\xb2", "it's", '"\'', "x" * 300, "\u4e2d" * 300, "\n" * 150 + "x", "9" * 18, "9" * 19, "9223372036854775807", "9223372036854775808",
             "-9223372036854775808", "-9223372036854775809", "1" * 4300, "1" * 4301, "0" * 4301, "-" + "2" * 5000, "1_" * 4299 + "1", "1_" * 4300 + "1", "1" * 5000 + "x",
             "f" * 5000, "1.5", "1e5", "\u0661\u00e9\u0662", "0\u0667", "\U0001d7ce\U0001d7d9"]
    pool = "0011223456789" + "abfxoXB_zZ+- \t" + "\u0663\u00a0"
    return fixed + ["".join(rng.choice(pool) for _ in range(rng.randint(1, 8))) for _ in range(900)] + [
        rng.choice("+- ") + str(rng.getrandbits(rng.randint(1, 300))) for _ in range(150)]


def numbers(rng):
    found = [0, 1, -1, 2, -2, 7, 10, 255, 256, -128, -129, 2**31, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64, 10**18, 10**19, -10**40, 5, 15, 25, -15, -25, 50, 150]
    for _ in range(150):
        found.append(rng.choice([-1, 1]) * rng.getrandbits(rng.choice([3, 8, 16, 31, 63, 64, 65, 128, 300])))
    return found


def parsing(out, rng):
    for sample in parse_samples(rng):
        for base in {10, 0, rng.choice([2, 8, 16, 36, rng.randint(2, 36)])}:
            out.add(lambda: int(sample, base), "parse", sample, base)
            if sample.isascii() or sample == "\xe9":
                out.add(lambda: int(sample.encode(), base), "parse_bytes", sample.encode(), base)
    for base in (1, -1, 37, 10**9):
        out.add(lambda: int("1", base), "parse", "1", base)
    out.add(lambda: int(b"\xff"), "parse_bytes", b"\xff", 10)
    out.add(lambda: int(b"\xff" * 300), "parse_bytes", b"\xff" * 300, 10)


def unary(out, rng, values):
    limits = [10**4299, 10**4300 - 1, 10**4300, -(10**4300 - 1), -(10**4300), 10**5000]
    for value in values + limits:
        out.add(lambda: str(value), "decimal", value)
    for value in values:
        for base, function in [(2, bin), (8, oct), (16, hex)]:
            out.add(lambda: function(value), "base", value, base)
        out.add(value.bit_length, "bit_length", value)
        out.add(value.bit_count, "bit_count", value)
        out.add(lambda: math.isqrt(value), "isqrt", value)
        for digits in {-1, -2, rng.randint(-45, 3), -500, 10**20}:
            out.add(lambda: round(value, digits), "round", value, digits)
        for length in {0, 1, 2, 4, 8, 9, 40, rng.randint(-2, 12)}:
            for order in ("big", "little"):
                for signed in (False, True):
                    out.add(lambda: value.to_bytes(length, order, signed=signed), "to_bytes", value, length, order, signed)
    for _ in range(300):
        data = bytes(rng.choice([0, 1, 127, 128, 255, rng.randrange(256)]) for _ in range(rng.randint(0, 20)))
        for order in ("big", "little"):
            for signed in (False, True):
                out.add(lambda: int.from_bytes(data, order, signed=signed), "from_bytes", data, order, signed)
    out.add(lambda: (1).to_bytes(1, "x"), "to_bytes", 1, 1, "x", False)


def binary(out, rng, values):
    for _ in range(800):
        a, b = rng.choice(values), rng.choice(values)
        out.add(lambda: a // b, "floor_divide", a, b)
        out.add(lambda: a % b, "modulo", a, b)
        out.add(lambda: divmod(a, b), "divmod", a, b)
        out.add(lambda: math.gcd(a, b), "gcd", a, b)
        out.add(lambda: math.lcm(a, b), "lcm", a, b)
        count = rng.choice([0, 1, 3, 63, 64, 65, 200, -1, 10**30, rng.randint(0, 400)])
        if count < 1000 or a == 0:
            out.add(lambda: a << count, "shift_left", a, count)
        out.add(lambda: a >> count, "shift_right", a, count)
        exponent = rng.randint(0, 12)
        out.add(lambda: a**exponent, "power", a, exponent)
        c = rng.choice(values + [0, 1, -1, 4, 9])
        e = rng.choice([-3, -1, 0, 1, 2, b])
        out.add(lambda: pow(a, e, c), "power_modulo", a, e, c)
    out.add(lambda: 1 << 10**30, "shift_left", 1, 10**30)
    for base in (0, 1, -1):
        for exponent in (10**30, 10**30 + 1):
            out.add(lambda: base**exponent, "power", base, exponent)


def selections(out, rng):
    for _ in range(600):
        n, k = rng.randint(-2, 70), rng.randint(-2, 30)
        if rng.random() < 0.2:
            n = rng.getrandbits(rng.choice([62, 64, 80])) + 2
        out.add(lambda: math.comb(n, k), "comb", n, k)
        out.add(lambda: math.perm(n, k), "perm", n, k)
    for n, k in [(10**30, 10**25), (10**30, 10**30 - 3), (10**30, 10**30)]:
        out.add(lambda: math.comb(n, k), "comb", n, k)
    out.add(lambda: math.perm(10**30, 10**25), "perm", 10**30, 10**25)
    for n in [*range(-2, 60), 100, 500, -10**30, 10**30]:
        out.add(lambda: math.factorial(n), "factorial", n)


def main():
    out = Corpus("integer")
    values = numbers(out.random)
    parsing(out, out.random)
    unary(out, out.random, values)
    binary(out, out.random, values)
    selections(out, out.random)
    out.write()

"""Cases for the format specification engine."""

from common import Corpus

INF, NAN = float("inf"), float("nan")


def specification(rng):
    parts = []
    if rng.random() < 0.35:
        parts.append(rng.choice(["", "*", "0", "\u20ac", "\U0001f600", "<", "{", "\ud800", " "]) + rng.choice("<>=^"))
    if rng.random() < 0.3:
        parts.append(rng.choice("+- "))
    if rng.random() < 0.15:
        parts.append("z")
    if rng.random() < 0.2:
        parts.append("#")
    if rng.random() < 0.25:
        parts.append("0")
    if rng.random() < 0.6:
        parts.append(str(rng.choice([0, 1, 2, 5, 9, 13, 20, 33])))
    if rng.random() < 0.3:
        parts.append(rng.choice([",", "_", ",", "_", ",_", "_,", ",,", "__"]))
    if rng.random() < 0.4:
        parts.append("." + rng.choice(["", "0", "1", "2", "3", "6", "10", "17", "25", "\u0663"]))
    if rng.random() < 0.75:
        parts.append(rng.choice("bcdoxXneEfFgG%s" * 3 + "dfge" * 4 + "rzy\u20ac \x7f\x01"))
    if rng.random() < 0.05:
        parts.append(rng.choice(["x", " ", "\ud800"]))
    return "".join(parts)


FIXED = ["", "9" * 20, ".99999999999999999999", "9223372036854775808", "\u0661\u0662", "=", "<<", "<<5", "05", "<05", "=05", "0=5", "00", "s=", "\xb2",
         "_c", ",c", ",n", ",b", "_b", "_x", "_X", ",s", "_s", ".2147483648f", ".2147483648", ".2147483648d", "0<5", "zd", "zs", " s", "+s", "#s", "=s", "0s", "010", "c", "#c", "+c", "5c",
         "^5c", "=05c", "z.1f", ".0f", "#.0f", "#.0e", "#g", "#", "#.3", ".3", ".1", ".17", "%", ".0%", "#.0%", "n", ".3n", "x", "X", "#X", "#010X", "#_b", "#020_b", "020,", "021,", "022,", "023,", "09,.2f",
         "010,", "e", "_e", ",%", "5_d", "i", "u", "a", "!", "\x80", "'", "\\"]


def main():
    out = Corpus("format_spec")
    rng = out.random
    texts = ["", "a", "spam", "\u20ac\U0001f600", "\ud800x", "it's a longer text"]
    whole = [0, 1, -1, 7, -42, 255, 999, 1000, -1000, 1234567, -1234567890, 2**64, 10**30, 0x10FFFF, 0x110000, 65, 0x20AC, 10**400, -(10**18), True, 0xD800, 2**63]
    real = [0.0, -0.0, 1.0, -1.5, 0.1, 1e16, 1e15, 123456.789, -1234567.891, 1e-5, 1e-4, 1e100, 5e-324, 1.7976931348623157e308, INF, -INF, NAN, 0.5, 2.5, -0.001, -0.04, 999999.5, 1e22, 12345678912345678.0]
    for _ in range(40):
        real.append(rng.choice([-1, 1]) * rng.uniform(0, 10) * 10.0 ** rng.randint(-12, 20))
        whole.append(rng.choice([-1, 1]) * rng.getrandbits(rng.randint(1, 90)))
    samples = FIXED + [specification(rng) for _ in range(4000)]
    for spec in samples:
        for value in rng.sample(texts, 1):
            out.add(lambda: format(value, spec), "text", value, spec)
        for value in rng.sample(whole, 2):
            if not (isinstance(value, bool) and spec == ""):
                name = type(value).__name__
                out.add(lambda: format(value, spec), "integer", int(value), spec, name)
        for value in rng.sample(real, 2):
            out.add(lambda: format(value, spec), "float", value, spec)
        value = complex(rng.choice(real), rng.choice(real))
        out.add(lambda: format(value, spec), "complex", value.real, value.imag, spec)
    for digits in range(0, 25):
        for letter in "efg":
            for value in real[:24]:
                out.add(lambda: format(value, f".{digits}{letter}"), "float", value, f".{digits}{letter}")
    for value in (1.5, 5e-324, 1e308):
        out.add(lambda: format(value, ".1200f"), "float", value, ".1200f")
        out.add(lambda: format(value, ".1200e"), "float", value, ".1200e")
    out.add(lambda: format(10**4300, "d"), "integer", 10**4300, "d", "int")
    out.write()

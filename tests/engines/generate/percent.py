"""Cases for the printf-style formatting engine. Arguments are written as a letter and a field, joined by commas."""

from common import Corpus, field

INF, NAN = float("inf"), float("nan")
FIXED = ["%", "%%", "%y", "%d", "%*d", "%*", "%.*d", "%(a", "%(a)", "%(a)d", "%(a(b))s", "%(a)%", "%5%", "%-5%", "%d%%", "%99999999999999999999d", "%9223372036854775808d",
         "%.99999999999d", "%.2147483648d", "%.2147483647d", "%ld", "%lld", "%hd", "%Lx", "%()s", "%(a)*d", "%(a)s %s", "%s %(a)s", "\u20ac\u20ac%y", "%\u20ac", "%\x01", "%\ud800",
         "%~", "%\x7f", "% d", "%.d", "%.s", "%.f", "%#.0f", "%#g", "%#x", "%#X", "%#o", "%i|%u", "%(b)d%(a)s", "%c%c", "%5c|%-5c", "%05c", "%.0c", "%n", "%.*", "%*.*f", "a%", "a%-", "a%5", "a%.", "a%l",
         "%08.3d", "%-08.3d", "%+.3d", "%#.3x", "%#08.3x", "%05f", "%.60f", "%.1200f", "%r", "%a", "%b", "%5r|%-5a|%.2r", "\ud800%s", "%s\U0001f600"]


def template(rng):
    parts = []
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3])):
        parts.append(rng.choice(["", "x", "\u20ac", "%%", " "]))
        part = "%" + ("(" + rng.choice(["a", "b", "zz", "a(b)", ""]) + rng.choice(")))))(") if rng.random() < 0.08 else "")
        part += "".join(rng.choice("-+ #0") for _ in range(rng.choice([0, 0, 1, 1, 2, 3])))
        part += rng.choice(["", "", "*", "1", "5", "12", "20"])
        part += rng.choice(["", "", "", ".", ".*", ".0", ".1", ".3", ".8", ".20"])
        part += rng.choice([""] * 8 + ["l", "h", "L", "ll"])
        part += rng.choice("diuoxXeEfFgGcrsa" * 3 + "b%y\u20ac")
        parts.append(part)
    return "".join(parts)


def encode(arguments):
    return ",".join({int: "i", float: "f", str: "s", bytes: "b"}[type(a)] + field(a).replace(",", "\\x2c") for a in arguments)


def main():
    out = Corpus("percent")
    rng = out.random
    numbers = [0, 1, -1, 7, -42, 255, 65, 0x20AC, 0x110000, 2**64, -(10**20), 10**400, 12345678]
    reals = [0.0, -0.0, 1.5, -2.5, 1e16, 123456.789, 1e-5, 5e-324, INF, -INF, NAN, 1e100, 0.1, 999999.5]
    texts = ["", "a", "spam", "\u20ac\U0001f600", "\ud800x", "it's"]
    for letter in "dixf":
        out.add(lambda: ("%" + letter) % (10**4300,), "text", "%" + letter, encode([10**4300]))
    mapping = {"a": 5, "b": "spam", "a(b)": 1.5, "": 7}
    for sample in FIXED * 6 + [template(rng) for _ in range(5000)]:
        text_arguments = [rng.choice(rng.choice([numbers, numbers, reals, texts])) for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3, 4]))]
        stars = [rng.choice([3, -5, 0, 8, 10**30]) if rng.random() < 0.4 else a for a in text_arguments]
        fits = all(not (isinstance(a, int) and 1000 < abs(a) < 10**25) for a in stars) or "*" not in sample
        if fits:
            out.add(lambda: sample % tuple(stars), "text", sample, encode(stars))
        if "*" not in sample:
            out.add(lambda: mapped(sample, mapping), "text_map", sample)
        data = sample.encode("utf-8", "surrogatepass")
        bytes_arguments = [a.encode("utf-8", "surrogatepass") if isinstance(a, str) else a for a in stars]
        if fits:
            out.add(lambda: data % tuple(bytes_arguments), "bytes", data, encode(bytes_arguments))
    out.write()


def mapped(sample, mapping):
    try:
        return sample % mapping
    except KeyError as error:
        return "KeyError " + error.args[0]



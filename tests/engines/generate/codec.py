"""Cases for the codec engine."""

import codecs

from common import CORPUS, Corpus, field  # noqa: F401

ENCODINGS = ["utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]
NAMES = ["UTF-8", "utf 8", "Utf--8", "utf_8_", "u8", "U8", "utf8 ", "latin-1", "ISO-8859-1", "iso 8859 1", "us-ascii", "ANSI_X3.4-1968", "ansi_x3_4_1968", "iso_646.irv_1991", "utf-16le", "UTF16",
         "utf.8", "utf-8.", "utf8\u00e9", "\u20acutf8", "cp65001", "-utf-8", "utf__8", "8859", "iso_8859_1_1987", "utf\t8", "u.t.f", "utf/8", "", "nope", "latin.1", "latin1", "L1", "utf-32-be", "UTF32LE", "us.ascii", "iso.ir.6",
         "utf8.ucs2", "unicodebigunmarked", "646", "utf_16.le"]


def attempt(function):
    """The result, or the message of the error, which tells all of its data, and the data once more in short."""
    try:
        return function()
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        return f"{type(error).__name__} {error.start} {error.end} {error}"


def lookup(name):
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return "None"
    return {"iso8859-1": "latin-1"}.get(found, found)


def main():
    out = Corpus("codec")
    rng = out.random
    leads = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF, 0x00, 0xD8, 0xDC, 0xFE]
    data = [b"", b"abc", b"\xff\xfe", b"\xfe\xff\x00a", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"\xed\xa0\x80\xed\xb0\x80", b"\xff\xfea"]
    data += [bytes([a]) for a in leads] + [bytes([a, b]) for a in leads for b in leads]
    data += [bytes(rng.choice(leads) for _ in range(rng.randint(2, 9))) for _ in range(500)]
    good = ["\u20ac", "a", "\U0001f600", "\xe9", "\ud800", "\udc80", "\uffff"]
    for _ in range(300):
        whole = "".join(rng.choice(good) for _ in range(rng.randint(1, 4))).encode(rng.choice(ENCODINGS[3:] + ["utf-8"]), "surrogatepass")
        cut = rng.randint(0, len(whole))
        data.append(whole[:cut] + rng.choice([b"", b"\x80", b"a"]) + whole[cut + rng.randint(0, 2):])
    for sample in data:
        encodings = ENCODINGS if len(sample) > 2 or rng.random() < 0.2 else ["utf-8", "utf-16-le", "ascii"]
        for encoding in rng.sample(encodings, min(4, len(encodings))) + ["utf-8"]:
            for handler in rng.sample(HANDLERS, 2):
                out.add(lambda: attempt(lambda: sample.decode(encoding, handler)), "decode", sample, encoding, handler)
    pool = ["a", "b", "\x7f", "\x80", "\xe9", "\xff", "\u0100", "\u20ac", "\ud7ff", "\ud800", "\udbff", "\udc00", "\udc80", "\udcff", "\udd00", "\udfff", "\ue000", "\uffff", "\U00010000", "\U0010ffff"]
    texts = ["", "abc"] + pool + ["".join(rng.choice(pool) for _ in range(rng.randint(2, 7))) for _ in range(300)]
    for sample in texts:
        for encoding in ENCODINGS:
            for handler in rng.sample(HANDLERS, 3):
                out.add(lambda: attempt(lambda: sample.encode(encoding, handler)), "encode", sample, encoding, handler)
    for name in NAMES:
        out.add(lambda: lookup(name), "name", name)
    out.write()

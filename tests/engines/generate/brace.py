"""Cases for the `str.format` engine, through `_string`, which `string.Formatter` stands on, and `str.format` itself."""

import _string

from common import Corpus

FIXED = ["", "{", "}", "{{", "}}", "{}", "{{}}", "{{{}}}", "{0}", "{a}", "{0.b}", "{0[1]}", "{0[x]}", "{a.b[c].d}", "{!r}", "{!r:>5}", "{:>5}", "{!}", "{!", "{!r", "{!rx}", "{!r:", "{:", "{:{}}",
         "{:{", "{:{}", "{:{:{}}}", "{0[}", "{0[}]}", "{0[]}", "{0.}", "{0..a}", "{0[a]b}", "{0[a]", "{[a]}", "{.a}", "{a{b}", "{a[{]}", "}{", "a}", "a{b", "{0}{}", "{}{0}", "{}{a}{}", "{0}{a}{1}", "{99999999999999999999}",
         "{0[99999999999999999999]}", "{\u0660}", "{0[\u0661]}", "{ 0}", "{0 }", "{-1}", "{0[-1]}", "{!\u20ac}", "{!\x01}", "{!x}", "{!s}{!a}", "{:\u20ac>5}", "\ud800{}\u20ac", "{a!r:{b}}", "{:}}", "{:}}}", "{0:{1}}", "{:{0}}",
         "{:{}.{}}", "{a:{b}{c}}", "{!:}", "{!!}", "{!}}", "{:!r}", "{a:b!r}", "{a:b:c}", "{a[:]}", "{a[!]:x}", "{a]}", "{a]b[c}", "{0[0]}", "{0[00]}"]


def parsed(sample):
    """Pieces up to the error, if there is one; written as text."""
    shown = []
    try:
        for literal, name, specification, conversion in _string.formatter_parser(sample):
            shown.append(f"{literal}~{name}~{specification}~{conversion}")
    except ValueError as error:
        shown.append(f"ValueError {error}")
    return shown


def split(name):
    shown = []
    try:
        first, rest = _string.formatter_field_name_split(name)
        shown.append(f"{type(first).__name__} {first}")
        for is_attribute, step in rest:
            shown.append(f"{'attribute' if is_attribute else 'item'} {type(step).__name__} {step}")
    except ValueError as error:
        shown.append(f"ValueError {error}")
    return shown


def formatted(sample):
    try:
        return sample.format("spam", ">", "9", a="eggs", b="<", c="12")
    except (KeyError, IndexError, AttributeError, TypeError) as error:
        return type(error).__name__


def main():
    out = Corpus("brace")
    rng = out.random
    pool = "{{{}}}}:!.[]abrs0123\u20ac\u0661 ><"
    samples = FIXED + ["".join(rng.choice(pool) for _ in range(rng.randint(1, 10))) for _ in range(3000)]
    tokens = ["{", "}", "{}", "{0}", "{a}", "{b}", "{1}", "{:", "{a:", "{!r", ":", "x", "{{", "}}", "5", "{!s:", "{2}", "{c}"]
    samples += ["".join(rng.choice(tokens) for _ in range(rng.randint(1, 6))) for _ in range(2500)]
    names = ["", "a", "0", "a.b", "a[0].c[x]", ".a", "[a]", "0[99999999999999999999]", "99999999999999999999", "a[", "a[]", "a.", "a..b", "a[b]c", "\u0661", "1a", "a[\u0662]"]
    names += ["".join(rng.choice("a0.[]\u0661b-") for _ in range(rng.randint(1, 8))) for _ in range(1200)]
    for sample in samples:
        out.add(lambda: parsed(sample), "parse", sample)
        if "." not in sample and "[" not in sample:
            out.add(lambda: formatted(sample), "format", sample)
    for name in names:
        out.add(lambda: split(name), "split", name)
    out.write()

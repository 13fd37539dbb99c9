"""Cases for the regular expression engine."""

import re
import warnings

from common import Corpus

WRITTEN = r"""
a|b|ab
(a|ab)(c|bcd)(d*)
(?:a|ab)(?:c|bcd)d*
(a*)*
(a*)+
(a|b)*
(?:(a)|b)*
(a)?b
(?P<x>a)(?P<y>b)?
(?P<x>a)(?P=x)
(a)(b)\2\1
^a
a$
\Aa
b\Z
\bfoo\b
\Boo
[a-c]+
[^a-c]+
[]a]+
[^]a]+
[a\-z]
[\w-]+
[\d\s]+
[^\d\s]+
\d+|\D+
\s+|\S+
\w+|\W+
.*
(?s).*
(?m)^.*$
(?i)ABC
(?i)[A-C]+
(?i:a)b
(?i)(?-i:a)b
(?x) a # comment
a{2,3}?
a{,2}
a{}
a{x}
a??b
a*+a
a?+a
a{1,2}+a
(?:ab)*+a
(?:a|ab){2}+
(?>a*)a
(?>ab|a)c
(?>a|ab)c
a(?=b)
a(?!b)
(?<=a)b
(?<!a)b
(?<=a|b)c
(?<=(a))b
(?<!ab|cd)e
(?=(a+))a*b\1
(a)?(?(1)b|c)
(?P<q>a)?(?(q)b)
(?:(x)|y)(?(1)z|w)
(?!)
a(?#comment)b
\x41\u0042\U00000043
\0\07\101
[\b]
\N{LATIN SMALL LETTER A}
(()|a)+
(a|)+
(?:a|)*b
(?:|a)*b
(?:a?)*?b
(?:a*?)*?b
(a{0,2})*
(?:(\w+) )*(\w+)
((a)|(b))*?c
(?:a(?:b(?:c)?)?)?
x*
(?:x*)*
(a(b)?)+
(.)(.)?
([ab])*?b
[\u00e9-\u00ff]+
(?i)\u00c9
(?i)[\u00e0-\u00e9]
(?i)\u00df
(?i)\u017f
(?i)k
(?i)i
(?i)[h-j]+
(?i)\u03c3
(?a)\w+
(?a:\w+)\W
$
(?m)$
(?m)^
\b
\B
a|
|a
"[^"\\]*(?:\\.[^"\\]*)*"
(\d{4})-(\d\d)(?:-(\d\d))?
(?P<n>\d+)|(?P<o>[-+*/()])|(?P<w>\s+)
(?i)[\U00010400-\U00010427]
""".strip("\n").split("\n")

TEXTS = [
    "", "a", "b", "ab", "abc", "abcd", "aab", "aaab", "aba", "abab", "aXb", "foo bar", "foo", "a\nb", "a\n", "\n", "ABC",
    "aBc", "\xe9\xc9", "a \xe9 b", "xz", "yw", "yz", "aaa", "abba", "12 34", " \t\n", "a-z", "xx", "K\u212a", "s\u017f",
    "\u0131i\u0130", "\xdf\u1e9e", "\u65e5\u672c \u8a9e", "\U0001f600a", "ac", "cbe", "cde", "A\x08", "\0\7A", "a#b", "a b",
    "\u03a3\u03c3\u03c2", '"a\\"b" "c"', "2024-01-31 2024-02", "1+(2 *3)", "\ud83d\ude00", "\U00010428\U00010400",
]

REFUSED = r"""
(
)
a)
(a
[a
[
[^]
[z-a]
[\w-a]
[a-\w]
*
+a
?
a**
a*??
a{2}{3}
a*+*
a{3,2}
a{99999999999}
\
a\
\q
[\q]
\x1
\u12
\U00110000
\N
\N{
\N{}
\N{foo bar}
\8
(a\1)
(?P<a>b)(?P<a>c)
(?P<1a>b)
(?P<>b)
(?P<a
(?P=a)
(?P=
(?P
(?Px
(?
(?q)
(?z:a)
(?<a)
(?<
(?<=a+)b
(?<!a|bc)
(?<=(a)\1)
(?(1)a|b)
(?(2)a)(b)
(?(0)a)
(?(x)a)
(?(1)a|b|c)
(?(1
(?#abc
(?i
(?i-
(?i-x
(?-:a)
(?-a:b)
(?i-i:a)
(?iq)
(?i5)
(?au)
(?L)
a(?i)b
a|(?i)b
\777
(?P<a-b>c)
(?:
(?=
(?>a
\p{L}
^*
$+
\b*
(?=a)*
(a)\9
""".strip("\n").split("\n")

TEMPLATES = [
    r"\1", r"\2", r"\3", r"[\g<0>]", r"\g<x>", r"\g<z>", r"\g<9>", r"\g", r"\g<", r"\g<>", r"\g<a b>", r"\g<x", r"\q", r"\n\t\\",
    r"\.", r"\0", r"\07", r"\101", r"\400", "\\", r"\x", r"a\1b\2", r"\g<1>0", r"\10", "\xe9\\1", r"\g<01>",
]




def attempt(function):
    """The result of a function that compiles a pattern, or what is wrong with it."""
    try:
        return function()
    except re.error as error:
        return f"PatternError {error.pos} {error.msg}"


def described(match):
    if match is None:
        return "None"
    spans = ";".join(f"{start},{end}" for start, end in match.regs)
    return f"{spans} {match.lastindex}"


def add_matches(out, prefix, pattern, flags, value):
    compiled = re.compile(pattern, flags)
    for name in ("match", "search", "fullmatch"):
        out.add(lambda: described(getattr(compiled, name)(value)), prefix + name, pattern, flags, value)
    every = lambda: " ".join(f"{match.start()},{match.end()}" for match in compiled.finditer(value))
    out.add(every, prefix + "all", pattern, flags, value)


def random_pattern(rng, depth):
    choice = rng.random()
    if depth == 0 or choice < 0.3:
        return rng.choice(["a", "b", "c", "ab", ".", "[ab]", "[^a]", r"\w", r"\d", "\xe9", "^", "$", r"\b", r"\1", "(?=b)", "(?<=a)"])
    inner = lambda: random_pattern(rng, depth - 1)
    if choice < 0.5:
        return inner() + inner()
    if choice < 0.62:
        return f"(?:{inner()}|{inner()})"
    if choice < 0.75:
        return f"({inner()})"
    if choice < 0.8:
        return rng.choice(["(?={})", "(?!{})", "(?>{})", "(?i:{})"]).format(inner())
    return f"(?:{inner()})" + rng.choice(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "*+", "++"])


def main():
    warnings.simplefilter("ignore")
    out = Corpus("regex")
    rng = out.random
    for pattern in WRITTEN:
        for value in TEXTS:
            add_matches(out, "text_", pattern, 0, value)
    for pattern in [r"\w+", r"[\x80-\xff]+", r"(?i)[a-z]+", r"\xe9", r"(a)|(b)", r"\s|\S", "."]:
        for value in TEXTS:
            data = value.encode("utf-8", "surrogatepass")
            add_matches(out, "bytes_", pattern.encode("latin-1"), 0, data)
    for flags in (re.I, re.M, re.S, re.X, re.A, re.I | re.A):
        for pattern in WRITTEN[::3]:
            for value in TEXTS[::3]:
                add_matches(out, "text_", pattern, int(flags), value)
    for pattern in WRITTEN + REFUSED:
        compiled = lambda: re.compile(pattern)
        shown = lambda: " ".join(str(part) for part in (compiled().flags, compiled().groups, *sorted(compiled().groupindex)))
        out.add(lambda: attempt(shown), "compile", pattern)
    for template in TEMPLATES:
        function = lambda: re.sub("(?P<x>a)(?P<y>b)?", template, "ab a")
        try:
            out.add(lambda: attempt(function), "template", template)
        except IndexError as error:
            out.add(lambda: f"IndexError {error}", "template", template)
    made = 0
    while made < 1500:
        pattern = random_pattern(rng, 4)
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError):
            continue
        made += 1
        for _ in range(4):
            add_matches(out, "text_", pattern, 0, "".join(rng.choice("aabbc1\xe9A") for _ in range(rng.randint(0, 7))))
    out.write()

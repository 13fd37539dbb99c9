# re: the common functions, groups, flags, substitution, errors.
import re
m = re.search(r"(\w+)@(\w+)\.com", "mail ann@site.com now"); print(m.group(), m.group(1, 2), m.groups(), m.span(), m.start(2), m.end(), m[1], m.string[:4], m.pos, m.lastindex, m)
print(re.match("b", "ab"), re.match("a", "ab").group(), re.fullmatch("a+", "aab"), re.fullmatch("a+b", "aab").span(), re.findall(r"\d+", "1 22 x333"), re.findall(r"(\w)(\d)", "a1 b2"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b", maxsplit=1), [x.group() for x in re.finditer("a.", "abac")], re.split("x*", "axbc"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana"), re.sub("a", "b", "aaa", count=2), re.subn("a", "b", "aa"), re.sub(r"(?P<n>x)", r"[\g<n>]", "x"), re.sub("", "-", "ab"), re.sub(r"\s+", " ", "a \n b"))
print(re.findall("(?i)AB", "abAB"), re.findall("^x", "x\nx", re.M), re.findall("a.b", "a\nb", re.S), re.search(r"""a  # comment
   b""", "ab", re.X).group(), re.findall(r"\bcat\b", "cat concat cat"), re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-05").groupdict(), re.escape("a.b*c"), re.findall(r"a{2,3}?", "aaaa"), re.findall(r"(?:ab)+", "ababx"), re.findall(r"(?<=a)b", "ab cb"), re.findall(r"b(?!c)", "bc bd"), re.search(r"(a)|(b)", "b").groups(), re.findall(r"[^a-c]", "abcd"), re.search(r"(.)\1", "hello").group())
p = re.compile(r"(\d+)"); print(p.pattern, p.findall("1 2"), p.search("x5", 1).span(), p.groups, p.flags, bool(p.match("a")), p.sub("n", "1a2"), repr(p), p == re.compile(r"(\d+)"), re.compile("(?P<a>x)").groupindex)
for bad in ("(", ")", "[", "*", "a**", "(?P<n", "\\", "(?P<1>a)", "a{2,1}", "(?<=a*)b", "[z-a]", "(?z)", "\\1", "(?P=n)", "x(?i)"):
    try: re.compile(bad); print("ok", repr(bad))
    except re.error as e: print(repr(bad), e)
for text in ("re.search('a', 5)", "re.search('a', b'a')", "re.match('a', 'a').group(1)", "re.match('a', 'a').group('x')", "re.sub('a', r'\\1', 'a')", "re.search(5, 'a')"):
    try: print(eval(text))
    except (TypeError, IndexError, re.error) as e: print(type(e).__name__, e)
print(re.findall(r"\w+", "héllo wörld日"), re.findall(r"\w+", "héllo", re.A), re.findall(rb"\d", b"a1"), re.search("é", "café").start(), re.findall(r"\d", "٣3"), re.sub("日", "x", "日本"), re.search(r"\u65e5", "日").group(), re.findall(".", "a😀b"), re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.]+", "a.b+c@d-e.co.uk") is not None, re.search("a|ab|abc", "abc").group(), re.search("(a+)+$", "a" * 20).span(), re.findall("(?=(aa))", "aaa"))

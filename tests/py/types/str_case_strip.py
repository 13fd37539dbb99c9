# str: case methods, stripping, padding, is* predicates, on ASCII and beyond.
for s in ("hello World", "ÀÉî ß", "ǆ ﬁ", "they're bill's", "x1y2", "İ", "ΑΣ ς", "", "123", "ABC def_GHI"):
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
print("  a b ".strip() + "|", "  a ".lstrip() + "|", "  a ".rstrip() + "|", "xxaxx".strip("x"), "xyaxy".strip("yx"), "abc".strip(""), "\t\n a\u2003".strip() + "|", "aaa".strip("a") + "|", "mississippi".rstrip("ipz"), "www.x.com".lstrip("w."), "a".strip(None))
print("ab".center(7, "*"), "ab".center(6) + "|", "abc".center(6, "-"), "abc".center(8, "-"), "ab".ljust(5, ".") + "|", "ab".rjust(5, "."), "ab".center(1), "42".zfill(5), "-42".zfill(6), "+4".zfill(4), "abc".zfill(5), "".zfill(3), "--1".zfill(5))
print("a\tb\tc".expandtabs(), "a\tbc\td".expandtabs(4), "\t|".expandtabs(0), "ab\n\tc".expandtabs(3), "\t\t".expandtabs(2) + "|")
tests = ["abc", "ABC", "Abc Def", "123", "abc1", "", " ", "\t\n", "½", "²", "٣", "Ⅷ", "é", "日本", "a_b", "1a", "_", "class", "a b", "\x00", "ǅ", "中1"]
preds = ["isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "islower", "isupper", "istitle", "isspace", "isidentifier", "isprintable", "isascii"]
for t in tests: print(repr(t), "".join("TF"[not getattr(t, p)()] for p in preds))
print("ß".upper(), "ŉ".upper(), "ﬀ".title(), "ß".casefold(), "Straße".casefold() == "STRASSE".casefold(), "ı".upper(), "K".lower(), "ǰ".upper().__len__(), "ὈΔΥΣΣΕΎΣ".lower(), "Σ".lower(), "ΑΣ".lower(), "ΑΣΑ".lower())
print("hello world".title(), "hello-world x2y".title(), "HELLO".capitalize(), "éa".capitalize(), "aBc".swapcase().swapcase())
for text in ("'a'.center('x')", "'a'.center(5, 'xx')", "'a'.ljust(5, '')", "'a'.zfill('x')", "'a'.strip(1)", "'a'.expandtabs('x')", "'a'.upper(1)", "'a'.center()"):
    try: print(eval(text))
    except TypeError as e: print(text, e)

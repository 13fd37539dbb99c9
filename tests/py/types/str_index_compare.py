# str: indexing, slicing, iteration and comparison by code point, concatenation, repetition.
for s in ("abc", "aéz", "日本語", "a😀b", "e\u0301", ""):
    print(len(s), list(s), s[::-1], s[1:], s[-1:], s * 2, [ord(c) for c in s], ascii(s), s.encode().hex())
s = "x😀é日"
print(s[0], s[1], s[2], s[-1], s[1:3], s[::2], s[-3:-1], s[10:], s.index("日"), s.find("é"), len(s * 1000), (s * 1000)[2999], (s * 1000)[-2])
for text in ("s[4]", "s[-5]", "''[0]", "s[::0]", "s + 1", "1 + s", "s + b'a'", "s * 'a'", "s - s", "s < 1", "s[0] + None", "chr(0x110000)", "chr(-1)", "ord('ab')", "ord('')", "ord(b'ab')", "ord(5)"):
    try: print(eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print("a" < "b", "a" < "B", "" < "a", "abc" < "abcd", "z" > "日", "\U0001F600" > "\uFFFF", "é" == "e\u0301", "a" == "a", "10" < "9", max("abZ"), min("abZ"), sorted("bAaB"), "a" != b"a")
print("ab" * 0, "ab" * -1, 3 * "ab", "" * 10 ** 9, "a" + "", "".join(reversed("abc")), "a" "b" + "c")
print([c for c in "aé😀"], dict(enumerate("xy")), tuple("ab"), set("aab") == {"a", "b"}, list(zip("ab", "cd")), "abcdef"[1:5:2], "abcdef"[5:1:-2], "abcdef"[-2::-2])
print(repr("it's"), repr('say "hi"'), repr("it's \"x\""), repr("tab\t nl\n cr\r bs\\ nul\0 esc\x1b del\x7f nbsp\xa0 ã \u200b \u2028 \ud800 \U0001F600 \U000E0001 \uFFFF"))
print(ascii("é😀\n"), "\x41\101\u0041\N{LATIN SMALL LETTER E WITH ACUTE}", len("\ud800"), r"\u0041", hash("a") == hash("a"), "a" in {"a": 1})
print("straße" > "strasse", "Z" < "a" < "é" < "日" < "😀", "abc".__lt__("abd"), "abc".__eq__(1), "abc".__contains__("b"), "abc".__getitem__(-1), "abc".__mul__(2), "abc".__add__("d"), "a".__len__())
t = str.maketrans("abc", "xyz", "q"); u = str.maketrans({"a": "1", "b": None, 99: "CC"})
print("aqbc".translate(t), "abcd".translate(u), "ab".translate({97: 98}), t == {97: 120, 98: 121, 99: 122, 113: None}, "ab".translate({97: "é😀"}))
print(str(), str(5), str(b"ab", "ascii"), str(b"\xc3\xa9", "utf-8"), str("x"), str(object=3), str(b"a"), str([1, "a"]), str(str), str(None))

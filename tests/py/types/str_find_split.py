# str: find, index, count, split, rsplit, partition, splitlines, replace, startswith.
s = "abcabcabc"
print(s.find("c"), s.find("c", 3), s.find("c", 3, 5), s.find("x"), s.find(""), s.find("", 9), s.find("", 10), s.find("abc", -3), s.rfind("abc"), s.rfind("abc", 0, 8), s.rfind(""), s.rfind("x"))
print(s.index("bc"), s.rindex("bc"), s.count("abc"), s.count(""), s.count("aa"), "aaaa".count("aa"), s.count("c", 3), s.count("c", -1), "".count(""), "".find(""))
for text in ("s.index('x')", "s.rindex('x')", "s.find(1)", "s.split('')", "s.partition('')", "s.split(1)", "s.startswith(1)", "s.startswith([1])", "s.startswith(('a', 1))", "s.replace('a')", "s.count(None)", "1 in s", "s.split(',', 'x')", "s.join(1)", "','.join([1])", "','.join(['a', None])"):
    try: print(eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print("a,b,,c,".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a,b".split("x"), "".split(","), "".split(), "  a  b ".split(), "  a  b c ".split(None, 1), "  a b  c  ".rsplit(None, 1), "a b".split(" ", 0), " a ".split(" "), "a--b--c".split("--"), "abc".split("abc"), "\ta\nb\r\nc\x0bd\u2003e\x1cf".split())
print("a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("x"), "abc".rpartition("x"), "abc".partition("abc"))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\r\n".splitlines(keepends=True))
print(s.replace("b", "X"), s.replace("b", "XX", 2), s.replace("abc", ""), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".replace("aa", "b"), s.replace("b", "B", count=1), s.replace("x", "y") == s, "abc".replace("b", "b", 0))
print(s.startswith("abc"), s.startswith(("x", "ab")), s.startswith("bc", 1), s.startswith(""), s.startswith("", 9), s.startswith("", 10), s.endswith("c"), s.endswith(("b", "bc")), s.endswith("b", 0, 2), s.startswith(()), "".startswith(""), s.endswith("abcabcabcx"))
print(s.removeprefix("abc"), s.removesuffix("abc"), s.removeprefix("x"), "".removeprefix("a"), s.removesuffix(""))
print("abc" in s, "" in s, "ac" in s, "x" not in s, "-".join("abc"), "".join([]), ", ".join(x for x in ["a", "b"]), "-".join({"k": 1}), "ab".join(["1"]))
print("日本語日本".find("本"), "日本語日本".rfind("本"), "日本語".split("本"), "héllo".count("l"), "a😀b😀".index("b"), "a😀b😀".replace("😀", "é"), "é" in "café", "日本語日本".partition("語"))

# bytes: construction, indexing, methods, repr, comparison.
print(b"abc", b"", b"\x00\xff\n\t'\"\\", b'it"s', b"it's", bytes(3), bytes([1, 2]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(3)), bytes(), bytes(iter([65])), bytes((i for i in b"ab")))
b = b"hello world"
print(b[0], b[-1], b[1:3], b[::-1], b[:0], len(b), list(b"ab"), 104 in b, b"wor" in b, b"" in b, max(b), [*b"hi"], b * 2, b + b"!", b"a" * 0)
for text in ("bytes(-1)", "bytes([256])", "bytes(['a'])", "bytes('a')", "bytes(1.5)", "b[20]", "b + 'a'", "b[0] = 1", "'a' in b", "256 in b", "b.split('o')", "b.find('a')", "b'a' < 'a'", "b.join(['a'])", "b.join([1])", "b''.center(5, b'ab')", "bytes.fromhex('1')", "bytes.fromhex('zz')", "b.index(b'z')", "b.replace(b'a')", "b.decode('utf-8', 5)", "int(b'x')", "bytes([1], 'ascii')"):
    try: print(eval(text) if "=" not in text else exec(text))
    except Exception as e: print(text, type(e).__name__, e)
print(b.find(b"o"), b.rfind(b"o"), b.find(111), b.count(b"l"), b.count(108), b.index(b"w"), b.split(), b.split(b"o"), b.split(b"o", 1), b.rsplit(b"o", 1), b.partition(b" "), b.rpartition(b"o"), b.splitlines(), b"a\nb\r\nc".splitlines(True))
print(b.upper(), b.title(), b.capitalize(), b.swapcase(), b.replace(b"l", b"L", 2), b.startswith(b"he"), b.endswith((b"x", b"ld")), b"  a ".strip(), b"xax".strip(b"x"), b"a".center(5, b"-"), b"a".ljust(3), b"a".rjust(3, b"."), b"-4".zfill(5), b"a\tb".expandtabs(4))
print(b.isalpha(), b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" \n".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab".istitle(), b"".isalpha(), b"a\x80".isascii())
print(b.hex(), b"\x01\xab".hex(":"), bytes.fromhex("01 ab FF"), b"abcd".hex("-", 2), b"abcde".hex("_", -2), b",".join([b"a", b"b"]), b"".join([]), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b.removeprefix(b"hello "), b.removesuffix(b"ld"))
print(b"a" == "a", b"a" < b"b", b"" < b"a", b"a" == bytearray(b"a"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], sorted([b"b", b"a"]), b"abc" != b"abd", bool(b""), repr(b"\x7f\x80"))
print(b"%d %s %x %c%%" % (5, b"x", 255, 65), b"%5.1f|%-3d|" % (2.55, 7), b"%r %a" % ("a", "é"), b"%b" % b"z")
class B(bytes):
    def __repr__(self): return "B"
print(B(b"a"), B(b"a") + b"b", type(B(b"x")[0:1]).__name__)
class HasBytes:
    def __bytes__(self): return b"from __bytes__"
print(bytes(HasBytes()))

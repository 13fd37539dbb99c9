# hex, oct, bin, ord, chr, ascii, repr, format as functions.
print(hex(0), hex(255), hex(-255), hex(2 ** 70), hex(True), oct(8), oct(-8), bin(5), bin(-5), bin(2 ** 65), oct(0), bin(False))
print(chr(65), chr(0x1F600), ord("A"), ord("é"), ord("😀"), ord(b"a"), ord(bytearray(b"z")), chr(0) == "\0", ord(chr(0x10FFFF)), ascii(chr(0xD800)), repr(chr(127)), ord("\n"))
print(ascii("aé日😀\n'"), ascii(["é"]), ascii({"é": "日"}), repr("aé"), repr('"'), repr("'"), repr("'\""), repr(b"'"), repr(1.0), repr([1, "a", None]), repr({"k": (1,)}), ascii(5))
for text in ("hex(1.5)", "hex('a')", "oct(None)", "bin([])", "hex()", "chr(-1)", "chr(1114112)", "chr('a')", "chr(1.5)", "chr(2 ** 70)", "ord('')", "ord('ab')", "ord(b'')", "ord(b'ab')", "ord(5)", "ord(None)", "repr()", "repr(1, 2)", "ascii()", "format()", "format(1, 2)", "format('a', 'd')", "format(1, 's')", "format([], 'x')", "format(None, '>5')", "format(1.5, 'd')", "format({}, 'a')", "format('a', '.')", "format('a', '+')", "format('a', '=5')", "format(1, '5x5')", "format(1, '>>5')"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
for spec in ("", "10", "<10", ">10", "^10", "*^10", ".2", "10.1", "s", "010", "-<6", "日^5", "<", "x>5", "{>5", "}<5", "0"):
    print(repr(spec), "|" + format("abc", spec) + "|")
for spec in ("", "d", "5", "<5", "^5", "=5", "05", "+", "-", " ", "x", "X", "o", "b", "c", "#x", "#b", "#010x", ",", "_", "08,", "e", ".2f", "g", "%", "n", "*>8", "+08d", "x=8", "_b", ",.2f"):
    print(repr(spec), "|" + format(75, spec) + "|" + format(-75, spec if spec != "c" else "d") + "|")
print(format(True), format(True, "d"), format(True, "5"), "", format(2 ** 70, ","), format(10 ** 20, "e"), format(0, "x"), format(-0.0, ""), format(1e6, "g"), format(3, ".0f"), format(12345.678, ",.1f"), format(0.00001234, ".3"), format(float("nan"), "f"))
class F:
    def __format__(self, s): return f"[{s}]"
print(format(F()), format(F(), "abc"), f"{F():abc}", "{:abc}".format(F()))
print(repr("\\"), repr("a\\n"), repr("\x7f"), repr("\xa0"), repr("\xad"), repr("\u2028"), repr("\ue000"), repr("\U000e0100"), repr("ｱ"), repr("\u0378"), repr("\u0301"), repr("\t\r\n\b"))

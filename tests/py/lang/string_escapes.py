# Every escape in str, bytes and raw literals; prefixes; joining.
for s in ("\a\b\f\n\r\t\v", "\\\'\"", "\0\1\12\123\377", "\x00\x7f\xff", "\u0041\u00e9\u65e5", "\U0001F600\U00000041", "\N{SNOWMAN}\N{latin small letter a}", "a\
b", r"\n\x41\u0041", R'\'', "'", '"', """a"b'c""", '''it's "x"'''):
    print(repr(s), len(s))
for b in (b"\a\0\x41\101\xff", b'\'"', rb"\n", Rb"\x", bR"\\", B"\
x", b"""a
b"""):
    print(b, len(b))
print("a" 'b' """c""" r"\d" u"e", b"a" b'b' rb"\c", f"{1}" "x" f"{2}", ("implicit"
      " over lines"), len("\
"), "tab	inside", "\u2028".isspace(), "é" == "\xe9" == "\u00e9")
print(ord("\x80"), "\x1b[0m".encode(), "nul\0in".encode(), '\N{GREEK SMALL LETTER ALPHA}' + "\N{EM DASH}", "\N{DIGIT ONE}".isdigit())
for bad in (r"'\x'", r"'\x4'", r"'\u123'", r"'\U0011ffff'", r"'\N{no such name}'", r"'\N'", r"'\N{}'", r"b'\x'", "b'é'", "'a", "'''a", "rb'é'", "ur'a'", "f'{'", "br'\\'"):
    try: eval(bad); print(bad, "ok")
    except SyntaxError as e: print(bad, "->", e.msg)

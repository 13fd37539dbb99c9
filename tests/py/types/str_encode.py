# str.encode and bytes.decode: codecs and error handlers.
s = "aé日😀"
for codec in ("utf-8", "utf8", "UTF-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-16", "utf-32"):
    b = s.encode(codec)
    print(codec, b, b.decode(codec) == s)
print("aé".encode("latin-1"), b"\xe9".decode("latin1"), "abc".encode("ascii"), b"abc".decode("ascii"), "é".encode(), b"\xc3\xa9".decode())
for h in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
    try: print(h, "aé日b".encode("ascii", h))
    except UnicodeEncodeError as e: print(h, e)
for h in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    try: print(h, ascii(b"a\xff\xc3b\xe6\x97".decode("utf-8", h)))
    except UnicodeDecodeError as e: print(h, e)
for codec, b in (("ascii", b"\x80"), ("utf-8", b"\xc3"), ("utf-8", b"\xed\xa0\x80"), ("utf-8", b"\xf8\x88"), ("utf-8", b"abc\xffdef"), ("utf-16-le", b"a"), ("nope", b"")):
    try: print(b.decode(codec))
    except Exception as e: print(type(e).__name__, e)
for codec, t in (("latin-1", "aü日"), ("ascii", "日本"), ("utf-8", "\ud800"), ("nope", "")):
    try: print(t.encode(codec))
    except Exception as e: print(type(e).__name__, e)
try: "é".encode("ascii")
except UnicodeEncodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try: b"x\xff".decode()
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason)
print("\ud83d".encode("utf-8", "surrogatepass"), b"\xed\xa0\xbd".decode("utf-8", "surrogatepass") == "\ud83d", b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print("\ufeffa".encode("utf-8"), b"\xef\xbb\xbfa".decode("utf-8-sig"), "a".encode("utf-8-sig"), "aé".encode(encoding="utf-8", errors="strict"))
for bad in ("'a'.encode(1)", "b'a'.decode(None)", "str('a', 'utf-8')", "str(5, 'utf-8')", "bytes('a')", "bytes('é', 'ascii')", "'é'.encode('ascii', 'nohandler')"):
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)

# struct: pack, unpack, calcsize, formats, errors.
import struct
for fmt, args in (("<i", (1,)), (">i", (-2,)), ("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 2 ** 32 - 1, -4, 2 ** 64 - 1)), (">f", (1.5,)), ("<d", (0.1,)), ("5s", (b"abc",)), ("3s2s", (b"abcdef", b"x")), ("?", (True,)), ("c", (b"z",)), ("<2h", (1, 2)), ("4p", (b"ab",)), ("<hxxh", (1, 2)), ("!H", (258,)), ("<e", (1.5,)), ("", ())):
    b = struct.pack(fmt, *args); print(fmt, b, struct.unpack(fmt, b), struct.calcsize(fmt))
print(struct.calcsize("bi"), struct.calcsize("<bi"), struct.calcsize("ib"), struct.calcsize("bq"), struct.pack("bh", 1, 2), struct.calcsize("@l"), struct.unpack_from("<h", b"\0\0\1\0", 2), list(struct.iter_unpack("<h", b"\1\0\2\0")))
for text in ("struct.pack('b', 200)", "struct.pack('B', -1)", "struct.pack('i')", "struct.pack('i', 1, 2)", "struct.pack('i', 'a')", "struct.pack('z', 1)", "struct.unpack('i', b'a')", "struct.pack('c', b'ab')", "struct.pack('s', 'a')", "struct.pack('i', 1.5)", "struct.unpack('<i', b'12345')", "struct.pack('<Q', 2 ** 64)", "struct.pack('f', 1e300)", "struct.pack('f', 'x')", "struct.unpack_from('i', b'', 0)", "struct.pack('?', [])", "struct.calcsize('3')"):
    try: print(text, eval(text))
    except (struct.error, TypeError, OverflowError) as e: print(text, type(e).__name__, e)
s = struct.Struct("<hh"); print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2\0")); buf = bytearray(6); s.pack_into(buf, 1, 5, 6); print(buf, s.unpack_from(buf, 1))
print(struct.unpack("<f", struct.pack("<f", 0.1)), struct.pack("<d", float("inf")), struct.unpack("<d", b"\0\0\0\0\0\0\xf8\x7f"), struct.pack(">I", 0xDEADBEEF).hex(), int.from_bytes(struct.pack("<I", 7), "little"))

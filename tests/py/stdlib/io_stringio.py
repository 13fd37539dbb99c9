# io.StringIO and BytesIO.
import io
s = io.StringIO("line 1\nline 2\n\nlast"); print(repr(s.readline()), s.tell(), repr(s.read(3)), repr(s.read()), repr(s.read()), s.seek(0), s.readlines(), s.seek(0), list(s), s.getvalue()[:6])
w = io.StringIO(); print(w.write("abc"), w.write("é日"), w.tell(), w.getvalue()); w.seek(1); w.write("X"); print(w.getvalue()); w.truncate(2); print(repr(w.getvalue())); w.seek(5); w.write("!"); print(repr(w.getvalue())); w.writelines(["a", "b"]); print(file=w, end="done", sep=""); print(repr(w.getvalue()), w.closed, w.readable(), w.writable(), w.seekable()); w.close(); print(w.closed)
for text in ("w.write('x')", "w.getvalue()", "io.StringIO(5)", "io.StringIO().write(5)", "io.StringIO().write(b'x')", "io.StringIO().seek(-1)", "io.StringIO().seek(1, 1)", "io.StringIO().read('a')", "next(io.StringIO())", "io.StringIO().nope", "io.BytesIO('a')", "io.BytesIO().write('a')", "io.StringIO().truncate(-1)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
with io.StringIO() as f: f.write("x"); inside = f
print(inside.closed, repr(io.StringIO("a\r\nb").read()), repr(io.StringIO("a\r\nb", newline=None).read()), repr(io.StringIO("a\nb", newline="\r\n").getvalue()))
b = io.BytesIO(b"abc\ndef"); print(b.read(2), b.readline(), b.tell(), b.seek(-2, 2), b.read(), b.getvalue(), b.seek(1), b.write(b"ZZ"), b.getvalue(), list(io.BytesIO(b"x\ny")), b.getbuffer().nbytes, b.read1(), b.readinto(bytearray(2)))
for line in io.StringIO("one\ntwo"): print(line.rstrip(), end="|")
print(); s = io.StringIO("abc"); s.read(1); print(s.read(1), s.readline(), s.seek(0, 2), s.write("d"), s.getvalue(), isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), io.StringIO("x\ny").readlines(1), io.StringIO("abc\n").readline(2))

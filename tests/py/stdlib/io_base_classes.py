"""The base classes of streams, as they are and as bases of classes."""

import io
def show(l,f):
    try:
        r = ascii(f())
    except BaseException as e:
        r = f"{type(e).__name__}: {e}"
    print(l, "->", r)

class R(io.RawIOBase):
    def __init__(self, d): self.d=d; self.p=0
    def readinto(self, b):
        n=min(len(b),len(self.d)-self.p, 3); b[:n]=self.d[self.p:self.p+n]; self.p+=n; return n
for C in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    x=C()
    for m in ['readable','writable','seekable','isatty','fileno','tell','flush','truncate','read','readline','readlines','detach','close','readall','read1']:
        show(C.__name__+'.'+m, lambda: getattr(x,m)())
    for m,a in [('seek',(0,)),('write',('a',)),('writelines',([],)),('readinto',(bytearray(2),))]:
        show(C.__name__+'.'+m, lambda: getattr(x,m)(*a))
    show('closed',lambda: x.closed)
    y=C(); y.close(); 
    for m in ['readable','writable','seekable','isatty','flush','__enter__','__iter__','close','readlines']:
        show('closed '+C.__name__+'.'+m, lambda: getattr(y,m)() and 0)
    show('attrs', lambda: (x.encoding,x.errors,x.newlines))
    print(C.__name__, C.__module__)
r=R(b"abc\ndefgh\nij")
print(r.read(2), r.readline(), r.read(), r.read(), r.readable())
r=R(b"abc\ndefgh\nij"); print(list(r)); r=R(b"abc\ndef"); print(r.readall()); r=R(b"a\nb\nc\n"); print(r.readlines(3))
with R(b"x") as q: print(q.closed)
print(q.closed); show('next',lambda: next(q))
class W(io.TextIOBase):
    def __init__(self): self.parts=[]
    def write(self,s): self.parts.append(s); return len(s)
w=W(); print("hi",1,file=w); w.writelines(["a","b"]); print(w.parts)
class B(io.BufferedIOBase):
    def read(self,n=-1): return b"hello"[:n if n>=0 else 5]
b=bytearray(3); print(B().readinto(b), b)
print(isinstance(io.StringIO(), io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase), issubclass(io.BytesIO, io.RawIOBase))
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
class D(io.IOBase):
    def close(self): print("closing"); super().close()
d=D(); del d; print("after")
class F(io.IOBase):
    def flush(self): print("flush"); super().flush()
f=F(); f.close(); f.close()

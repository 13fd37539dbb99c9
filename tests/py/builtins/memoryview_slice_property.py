# memoryview, slice and property used directly as constructors.
m = memoryview(b"abcdef"); print(m[0], m[-1], bytes(m[1:4]), m[::-1].tobytes(), len(m), m.readonly, m.tolist()[:2], m == b"abcdef", m[1:3] == b"bc", list(m[:2]), 97 in m, m.hex(), hash(m) == hash(b"abcdef"), m.shape, m.ndim, m.strides, m.format, m.itemsize, m.contiguous)
b = bytearray(b"abcdef")
with memoryview(b) as v: v[0] = 65; v[1:3] = b"XY"; print(bytes(v), v.obj is b)
try: v[0]
except ValueError as e: print(e)
for text in ("m[0] = 1", "m[99]", "memoryview(5)", "memoryview('a')", "memoryview(b)[0:2].__setitem__(slice(0, 2), b'abc')", "memoryview(b).__setitem__(0, 300)", "memoryview(b)['a']", "hash(memoryview(bytearray()))", "m[0] + 'a'", "memoryview()", "del m[0]", "m < m"):
    try: exec(text); print("ok")
    except Exception as e: print(text, type(e).__name__, e)
print(memoryview(b"\1\0\2\0").cast("H").tolist(), memoryview(bytearray(8)).cast("i").shape, memoryview(b"ab").cast("B").tobytes())
s = slice(1, None, 2); print(s, s.start, s.stop, s.step, "abcdef"[s], s.indices(6), s == slice(1, None, 2), s != slice(1), slice(1, 2) < slice(1, 3), hash(slice(1)) == hash(slice(1)), repr(slice(None)), slice("a", [1], None))
for text in ("s.start = 5", "slice()", "slice(1).nope", "slice(0, 1, 0).indices(3)", "[1][slice('a')]", "'a'[slice(1.5)]"):
    try: exec(text); print("ok")
    except Exception as e: print(text, type(e).__name__, e)
class C:
    def __init__(self): self._x = 1
    def get(self): "getter doc"; return self._x
    def set(self, v): self._x = v
    def delete(self): del self._x
    x = property(get, set, delete, "own doc"); y = property(get); z = property(fset=set)
c = C(); c.x = 5; print(c.x, C.x.__doc__, C.y.__doc__, c.y, C.x.fget is C.get, C.z.fget, C.x.__name__ if hasattr(C.x, "__name__") else "", type(C.__dict__["x"]).__name__); del c.x
for text in ("c.x", "c.y = 1", "c.z", "del c.y", "property(1)()", "C.x.fget = 5", "property(1, 2, 3, 4, 5)"):
    try: exec(text); print("ok")
    except Exception as e: print(text, type(e).__name__, e)
p = property().getter(lambda s: "via getter").setter(lambda s, v: print("set", v)); D = type("D", (), {"p": p}); d = D(); print(d.p); d.p = 3
class E(property): pass
print(type(E(lambda s: 1).setter(lambda s, v: 0)).__name__)

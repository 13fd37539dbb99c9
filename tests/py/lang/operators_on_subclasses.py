# Subclasses of built-in types: which operators return the base type, which overrides are used.
class I(int):
    def __add__(self, o): return ("I.add", int(self), o)
    def __lt__(self, o): return "I.lt"
    def __bool__(self): return False
    def __index__(self): return 99
    def __str__(self): return "I.str"
i = I(5); print(i + 1, 1 + i, i < 1, 1 < i, 1 > i, bool(i), not i, [0] * 0 == [], "ab"[I(1):], list(range(3))[I(2)], str(i), repr(i), f"{i}", f"{i:d}", "%s %d" % (i, i), i * 2, -i, i == 5, hash(i) == hash(5), {5: "x"}[i], sum([1, i]), max(i, 3), int(i) + 1, range(10)[i], divmod(i, 2), i ** 2, 2 ** i, i & 4, round(i), type(abs(i)).__name__)
class F(float):
    def __eq__(self, o): return "F.eq"
    __hash__ = float.__hash__
    def __mul__(self, o): return "F.mul"
f = F(1.5); print(f == 1.5, 1.5 == f, f * 2, 2 * f, f + 1, type(f + 1).__name__, f"{f:.1f}", f in [1.5], int(f), f < 2, f != 1.5, max(f, 1))
class S(str):
    def __eq__(self, o): return True
    def __hash__(self): return 7
    def __len__(self): return 100
    def __getitem__(self, k): return "S.item"
    def __iter__(self): return iter("xyz")
    def __contains__(self, x): return "S.contains"
    def __add__(self, o): return "S.add"
s = S("abc"); print(s == "q", "q" == s, s != "abc", len(s), s[0], list(s), "z" in s, s + "d", "d" + s, s.upper(), s * 2, "-".join([s]), "-".join(s), s.find("c"), {s: 1}.get("abc", "none"), "%s" % s, f"{s:>5}", s < "b", sorted([s, "a"])[0], s.replace("a", "z"), type(s[:]).__name__, str.__len__(s), repr(s), bool(S("")))
class L(list):
    def __len__(self): return 0
    def __iter__(self): return iter(["L.iter"])
    def __getitem__(self, k): return "L.item"
    def append(self, x): super().append(("appended", x))
    def __eq__(self, o): return "L.eq"
    def __contains__(self, x): return x == "magic"
l = L([1, 2]); l.append(3); print(l, list(l), l[0], len(l), bool(l), [*l], l + [9], sorted(l), l == [1], "magic" in l, 1 in l, tuple(l), l.index(2), l.pop(), l[:], sum([1], 0), list.__len__(l), l * 2, [0] + l, l.copy(), [].extend(l) or "extended"); x = [0]; x.extend(l); print(x); a, = l; print(a)
class D(dict):
    def __getitem__(self, k): return "D.item"
    def __contains__(self, k): return True
    def keys(self): return ["fake"]
    def __iter__(self): return iter(["D.iter"])
    def __len__(self): return 0
    def get(self, k, d=None): return "D.get"
d = D(a=1); print(d["zz"], "q" in d, list(d), len(d), d.get("x"), d, dict(d), {**d}, d.items(), bool(d), (lambda **k: k)(**d), d == {"a": 1}, d | {"b": 2}, list(d.keys()), d.copy(), {}.update(d) or "updated", "%(k)s" % d, "{k}".format_map(d), "")
class T(tuple):
    def __iter__(self): return iter("T")
    def __getitem__(self, i): return "T.item"
    def __len__(self): return 1
t = T((1, 2)); print(t, list(t), t[1], len(t), t + (3,), t == (1, 2), hash(t) == hash((1, 2)), "%s" % (t,), (lambda *a: a)(*t), tuple(t), isinstance(1, T((int,))), t.count(1), t * 2)
class St(set):
    def __contains__(self, x): return "yes"
    def __iter__(self): return iter([9])
st = St([1]); print(5 in st, list(st), st | {2}, {2} | st, st == {1}, len(st), sorted(st), st.copy(), frozenset(st))
class B(bytes):
    def __getitem__(self, i): return "B.item"
    def __len__(self): return 50
b = B(b"ab"); print(b[0], len(b), list(b), b + b"c", b == b"ab", b.upper(), b"".join([b]), bytes(b), b * 2, b.hex())
class By:
    def __bytes__(self): return B(b"zz")
print(type(bytes(By())).__name__, bytes(By()))

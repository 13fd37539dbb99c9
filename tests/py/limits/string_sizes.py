# Large strings and repeated growth.
s = ""
for i in range(20000): s += "ab"[i % 2]
print(len(s), s[:4], s.count("a"), s[-1], s[19998])
u = ""
for i in range(3000): u += "é日😀"[i % 3]
print(len(u), u[2999], u[1500], u.count("日"), u[::1000], u.find("😀", 2990), len(u.encode()))
b = bytearray()
for i in range(10000): b.append(i % 256)
print(len(b), sum(b), bytes(b[255:258]))
l = []
for i in range(100000): l.append(i)
while len(l) > 10: l.pop()
print(l)
print(len("x" * 10 ** 6), ("ab" * 10 ** 5).find("ba", 10 ** 5), len(",".join(map(str, range(10000)))), ("a" * 10 ** 5 + "b").index("b"), len(("a," * 10 ** 5).split(",")), ("a" * 10 ** 5).replace("a", "bc").count("c"), len(repr("\n" * 1000)), hash("a" * 10 ** 5) == hash("a" * 10 ** 5))
print(len("%s" % ("x" * 10 ** 5)), len(f"{'x':>100000}"), len("é".center(10 ** 5)), ("日" * 10 ** 5)[99999], ("日" * 50000 + "a")[50000], len(("日a" * 10 ** 4).upper()), sorted("hello" * 1000)[2500], "".join(reversed("日本" * 1000))[:3])
d = {}
for i in range(50000): d[str(i)] = i
for i in range(0, 50000, 2): del d[str(i)]
print(len(d), d["49999"], "0" in d, sum(d.values()))
st = set()
for i in range(50000): st.add(i * 7 % 10007)
print(len(st), 5 in st); t = tuple(range(100000)); print(sum(t), t[99999], t[50000:50002], len(t + t), (1,) * 5 + t[:2])
for bad in ("'a' * 2 ** 63", "f'{1:>99999999999999999999}'", "'%99999999999999999999d' % 1", "' '.join(['a' * 10] * -1)", "'a'.ljust(2 ** 64)", "'{:{}}'.format(1, 2 ** 70)"):
    try: print(bad, len(eval(bad)))
    except (OverflowError, MemoryError, ValueError) as e: print(bad, type(e).__name__, e)

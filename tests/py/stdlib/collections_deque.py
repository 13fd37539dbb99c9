# collections.deque.
from collections import deque
d = deque([1, 2, 3]); d.append(4); d.appendleft(0); print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], d[1])
d.extend("ab"); d.extendleft("xy"); print(d); d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d)
print(d.index("a"), d.count("a"), "b" in d, list(reversed(d)), d.copy() == d, d.maxlen, bool(deque())); d.remove("a"); d.insert(1, "ins"); d.reverse(); print(d); d[0] = "set"; del d[1]; print(d); d.clear(); print(d)
m = deque(range(5), maxlen=3); print(m, m.maxlen); m.append(9); print(m); m.appendleft(8); print(m); m.extend([1, 2]); print(m, deque(maxlen=0), deque([1], 0))
for text in ("deque().pop()", "deque().popleft()", "deque([1])[5]", "deque([1]).remove(2)", "deque([1]).index(2)", "deque(5)", "deque(maxlen=-1)", "deque([1], maxlen='a')", "m.insert(0, 1)", "deque([1])[0:1]", "hash(deque())", "deque() + [1]", "deque([1]) < deque(['a'])", "m.maxlen = 5", "deque().rotate('a')", "deque(1, 2, 3)"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
print(deque("ab") + deque("c"), deque("ab") * 2, deque([1, 2]) == deque([1, 2]), deque([1]) == [1], deque([1, 2]) < deque([1, 3]), deque([1, deque([2])]))
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
d = deque([1]); d.append(d); print(d)
d = deque(); d += "ab"; d *= 2; print(d, [d.popleft() for _ in range(len(d))])
big = deque(range(1000))
for _ in range(500): big.rotate(7); big.popleft(); big.append(0)
print(sum(big), len(big), big[0], big[-1], big[500])
class D(deque): pass
print(D("ab"), D("a").copy(), isinstance(D(), deque))

# array.array.
from array import array
a = array("i", [1, 2, 3]); a.append(4); a.extend([5]); a.insert(0, 0); print(a, len(a), a[0], a[-1], a[1:3], a.typecode, a.itemsize, a.tolist(), a.pop(), a.index(2), a.count(3), 3 in a, list(reversed(a)), a == array("i", [0, 1, 2, 3, 4]))
a[0] = 9; a[1:3] = array("i", [7, 7, 7]); print(a); del a[0]; a.remove(7); a.reverse(); print(a, a + array("i", [1]), a * 2, sum(a), max(a)); a += array("i", [8]); print(a)
d = array("d", [0]) * 3; d[1] = 5; print(d, array("d"), array("B", b"ab"), array("b", [-1]), "", array("q", [2 ** 62]), array("f", [0.1]), array("d", [1, 2.5]), array("B", range(3)).tobytes(), array("i", (x for x in (1, 2))))
e = array("d"); e[:] = d[:]; print(e, e is d, e == d); f = array("B"); f.frombytes(b"xyz"); print(f, f.tobytes(), bytes(f)); d.fromlist([7.5]); print(d)
for text in ("array('z')", "array('B', [256])", "array('B', [-1])", "array('i', ['a'])", "array('i', [1.5])", "array('d', ['x'])", "a[99]", "a.append('x')", "a[0:1] = [1]", "array('i').pop()", "a.remove(99)", "a.index(99)", "a + [1]", "array('i', 5)", "array()", "a < 5", "hash(a)", "a.extend(array('d'))", "array('i', [2 ** 31])", "array('B', 'a')", "a['x']", "array('i', b'abc')"):
    try: exec(text); print("ok", text)
    except Exception as x: print(text, type(x).__name__, x)
print(array("i", [1, 2]) < array("i", [1, 3]), array("d", [1.0]) == array("i", [1]), repr(array("d", [1e100, -0.0])), array("i", [3, 1, 2]).__class__.__name__, sorted(array("i", [3, 1])), [x for x in array("B", b"hi")], array("i", [1, 2, 3])[::-1], array("i", [1, 2, 3, 4])[::2], bool(array("i")))
for i, v in enumerate(array("d", [1.5, 2.5])): print(i, v)
import copy; c = copy.copy(a); c[0] = 100; print(a[0] != 100, array("H", [1]).itemsize, array("L", [1]).itemsize, array("l", [-1]).itemsize); x = array("i", range(10)); x[::3] = array("i", [0, 0, 0, 0]); print(x); del x[2:8]; print(x)

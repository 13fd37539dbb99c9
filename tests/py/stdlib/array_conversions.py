# array: type codes, ranges, operators, slices, errors.
from array import array
import array as A
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, repr(e.args))
for c in 'bBhHiIlLqQ':
    a = array(c)
    print(c, a.itemsize)
    for v in [-2 ** 70, -2 ** 63 - 1, -2 ** 63, -2 ** 31 - 1, -2 ** 31, -2 ** 15 - 1, -129, -128, -1, 0, 127, 128, 255, 256, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63, 2 ** 64, 2 ** 70, 1.5, 'a', None, True]:
        t(lambda: (v, array(c, [v])))
class I:

    def __index__(self):
        return 5
class F:

    def __float__(self):
        return 5.5
for c in 'fd':
    for v in [1, 1.5, 'a', None, 10 ** 400, 1e+300, I(), F(), 0.1, float('nan'), True]:
        t(lambda: array(c, [v]))
for c in 'w':
    for v in ['a', 'ab', '', 5, None, '😀']:
        t(lambda: array(c, [v]))
    t(lambda: array(c, 'abc'))
    t(lambda: array(c, 'abc').tounicode())
    t(lambda: array(c).itemsize)
    t(lambda: array(c, 'abc')[1])
    t(lambda: repr(array(c, "a'b\n")))
t(lambda: array('i', [I()]))
a = array('i', [1, 2, 3, 4, 5])
L = [
    lambda: array(),
    lambda: array('x'),
    lambda: array('ii'),
    lambda: array(5),
    lambda: array(b'i'),
    lambda: array('i', 'abc'),
    lambda: array('i', 5),
    lambda: array('i', b'\x01\x00\x00\x00'),
    lambda: array('i', b'\x01\x00\x00'),
    lambda: array('i', bytearray(8)),
    lambda: array('i', (1, 2)),
    lambda: array('i', array('d', [1.5])),
    lambda: array('d', array('i', [1])),
    lambda: array('i', array('h', [1])),
    lambda: array('i', iter([1, 2])),
    lambda: array('i', range(3)),
    lambda: array('i', [1], 3),
    lambda: array(typecode='i'),
    lambda: array('i', {1: 2}),
    lambda: array('i', None),
    lambda: a[0],
    lambda: a[-1],
    lambda: a[5],
    lambda: a[-6],
    lambda: a['a'],
    lambda: a[1.5],
    lambda: a[I()],
    lambda: a[1:3],
    lambda: a[::-1],
    lambda: a[2 ** 70],
    lambda: a.index(3),
    lambda: a.index(9),
    lambda: a.index(3, 3),
    lambda: a.index(3, -4, -1),
    lambda: a.count(3),
    lambda: a.count('x'),
    lambda: a + array('i', [9]),
    lambda: a + [1],
    lambda: a + array('d', [1]),
    lambda: a * 2,
    lambda: 2 * a,
    lambda: a * -1,
    lambda: a * 1.5,
    lambda: a * 'a',
    lambda: a * 2 ** 70,
    lambda: a * 2 ** 61,
    lambda: 3 in a,
    lambda: 'x' in a,
    lambda: a == array('i', [1, 2, 3, 4, 5]),
    lambda: a == array('d', [1, 2, 3, 4, 5]),
    lambda: a == [1, 2, 3, 4, 5],
    lambda: a < array('i', [1, 2, 4]),
    lambda: a < array('d', [1, 3]),
    lambda: a < [1],
    lambda: hash(a),
    lambda: len(a),
    lambda: list(a),
    lambda: a.tolist(),
    lambda: a.tobytes(),
    lambda: bytes(a),
    lambda: repr(array('i')),
    lambda: repr(array('d', [1.5, float('inf')])),
    lambda: repr(array('f', [0.1])),
    lambda: array('f', [0.1])[0],
    lambda: str(a),
    lambda: bool(array('i')),
    lambda: bool(a),
    lambda: a.__copy__(),
    lambda: a.typecode,
    lambda: a.itemsize,
    lambda: a.buffer_info()[1],
    lambda: array[int],
    lambda: a.foo,
    lambda: setattr(a, 'x', 1),
    lambda: a.tounicode(),
    lambda: a.fromunicode('a'),
    lambda: sorted(a, reverse=True),
    lambda: array('i', [3, 1, 2]).pop(),
    lambda: array('i').pop(),
    lambda: a.pop(7),
    lambda: a.pop('a'),
    lambda: a.remove(77),
    lambda: a.append('a'),
    lambda: a.append(2 ** 40),
    lambda: a.append(),
    lambda: a.extend([1, 'a']),
    lambda: a,
    lambda: a.extend(array('d', [1])),
    lambda: a.extend(5),
    lambda: a.insert(0, 9),
    lambda: a.insert(-100, 8),
    lambda: a.insert(100, 7),
    lambda: a,
    lambda: a.insert('a', 1),
    lambda: a.fromlist([1, 'a']),
    lambda: a.fromlist((1,)),
    lambda: a,
    lambda: a.frombytes(b'abc'),
    lambda: a.frombytes('abc'),
    lambda: a.frombytes(b'\x01\x00\x00\x00'),
    lambda: a.reverse(),
    lambda: a,
    lambda: a.byteswap(),
    lambda: a,
    lambda: array('d', [1]).byteswap(),
    lambda: array('b', [1]).byteswap(),
    lambda: isinstance(a, object),
    lambda: array('B', [1, 2]).tobytes(),
    lambda: b''.join([array('B', [65, 66])]),
    lambda: bytearray(array('B', [65])),
    lambda: int(array('B', b'12')),
    lambda: array('i', [1]) + 1,
    lambda: a.extend(array('i', [1])),
    lambda: a.__class_getitem__(int),
    lambda: array('b', b'ab').__iadd__([1]),
    lambda: array('b', b'ab').__iadd__(array('b', b'c')),
    lambda: array('b', b'ab').__imul__(2),
    lambda: array('b').index(1, 2, 3, 4),
]
for f in L:
    t(f)
def seta(k, v):
    a = array('i', [1, 2, 3, 4, 5])
    a[k] = v
    return a
def dela(k):
    a = array('i', [1, 2, 3, 4, 5])
    del a[k]
    return a
for f in [
    lambda: seta(0, 9),
    lambda: seta(-1, 9),
    lambda: seta(5, 9),
    lambda: seta('a', 9),
    lambda: seta(0, 'a'),
    lambda: seta(0, 2 ** 40),
    lambda: seta(0, 1.5),
    lambda: seta(slice(1, 3), array('i', [7, 7, 7])),
    lambda: seta(slice(1, 3), [1]),
    lambda: seta(slice(1, 3), array('d', [1])),
    lambda: seta(slice(None, None, 2), array('i', [7, 8, 9])),
    lambda: seta(slice(None, None, 2), array('i', [7])),
    lambda: seta(slice(0, 0), array('i', [7])),
    lambda: seta(slice(3, 1), array('i', [7])),
    lambda: dela(0),
    lambda: dela(9),
    lambda: dela(slice(1, 3)),
    lambda: dela(slice(None, None, 2)),
    lambda: dela(slice(None, None, -2)),
    lambda: dela('a'),
    lambda: seta(slice(None, None, 2), 5),
]:
    t(f)
b = array('i', [1, 2, 3])
b[:] = b
print(b)
b[1:1] = b
print(b)
b[::-1] = b
print(b)
b += b
print(b)
b.extend(b)
print(len(b))
b *= 2
print(len(b))
b *= 0
print(b)
class S(array):

    def __new__(cls, *a):
        return super().__new__(cls, 'd', *a)
s = S([1, 2])
print(s, type(s[:1]), type(s + s), type(s * 2), s.foo if hasattr(s, 'foo') else 'nofoo')
s.x = 1
for v in (1,):
    print(array('i', [1]) == array('i', [1]), array('d', [1.0]) == array('i', [1]), array('d', [float('nan')]) == array('d', [float('nan')]))
match array('i', [1, 2]):
    case [x, y]:
        print('seq', x, y)
    case _:
        print('noseq')

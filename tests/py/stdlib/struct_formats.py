# struct: sizes, packing of every format, errors.
import struct
from struct import *
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__module__ + '.' + type(e).__name__, repr(e.args))
class I:

    def __index__(self):
        return 5
for c in 'xcbB?hHiIlLqQnNefdspP':
    for o in ['', '@', '=', '<', '>', '!']:
        t(lambda: (o + c, calcsize(o + c)))
for c in 'bBhHiIlLqQnN':
    for o in ['@', '<']:
        for v in [-2 ** 70, -2 ** 63 - 1, -2 ** 63, -2 ** 31 - 1, -2 ** 15 - 1, -129, -1, 0, 127, 128, 256, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63, 2 ** 64, 2 ** 70, 1.5, 'a', None, True, I()]:
            t(lambda: (o + c, v if not isinstance(v, I) else 0, pack(o + c, v)))
for c in 'efd':
    for o in '<>':
        for v in [0, 1, 1.5, -0.0, 10000000000.0, 1e+300, -1e+300, 65504, 65519.9, 65520, float('inf'), float('nan'), 'a', None, 10 ** 400, 5e-08, 1e-40, 3.4028235e+38, 3.4028236e+38]:
            t(lambda: (c, v if not isinstance(v, int) or v < 10000000000.0 else 0, pack(o + c, v)))
            t(lambda: unpack(o + c, pack(o + c, v)))
for f in [
    lambda: pack('c', b'a'),
    lambda: pack('c', 'a'),
    lambda: pack('c', b'ab'),
    lambda: pack('c', bytearray(b'a')),
    lambda: pack('s', b'abc'),
    lambda: pack('5s', b'abc'),
    lambda: pack('2s', b'abc'),
    lambda: pack('s', 'a'),
    lambda: pack('0s', b''),
    lambda: pack('5p', b'abc'),
    lambda: pack('2p', b'abc'),
    lambda: pack('p', b'abc'),
    lambda: pack('0p', b'a'),
    lambda: pack('300p', b'a' * 299)[:3],
    lambda: unpack('5p', b'\x03abcd'),
    lambda: unpack('5p', b'\tabcd'),
    lambda: unpack('5s', b'abcde'),
    lambda: unpack('?', b'\x05'),
    lambda: pack('?', []),
    lambda: pack('?', 2),
    lambda: pack('x'),
    lambda: pack('3x'),
    lambda: pack('i', 1, 2),
    lambda: pack('ii', 1),
    lambda: pack('i'),
    lambda: pack(),
    lambda: pack(5),
    lambda: pack('z', 1),
    lambda: pack('5', 1),
    lambda: pack('3i', 1, 2, 3),
    lambda: pack('bi', 1, 2),
    lambda: pack('<bi', 1, 2),
    lambda: pack('bq', 1, 2),
    lambda: calcsize('bi0q'),
    lambda: calcsize('i3'),
    lambda: calcsize('2 i'),
    lambda: calcsize('i 2h'),
    lambda: calcsize(' i'),
    lambda: calcsize('@ i'),
    lambda: calcsize('99999999999999999999i'),
    lambda: calcsize('9223372036854775807i'),
    lambda: calcsize(b'i'),
    lambda: calcsize(None),
    lambda: calcsize(''),
    lambda: calcsize('<n'),
    lambda: calcsize('=P'),
    lambda: unpack('i', b'abc'),
    lambda: unpack('i', b'abcde'),
    lambda: unpack('i', 'abcd'),
    lambda: unpack('<hh', bytearray(b'\x01\x00\x02\x00')),
    lambda: unpack('i'),
    lambda: unpack_from('<h', b'\x01\x00\x02\x00', 2),
    lambda: unpack_from('<h', b'\x01\x00\x02\x00', 3),
    lambda: unpack_from('<h', b'\x01\x00\x02\x00', -2),
    lambda: unpack_from('<h', b'\x01\x00\x02\x00', -5),
    lambda: unpack_from('<h', b'\x01\x00\x02\x00', -1),
    lambda: unpack_from('<h', b'\x01\x00\x02\x00', offset=1),
    lambda: unpack_from('<h', buffer=b'\x01\x00'),
    lambda: unpack_from('<h', b'\x01', 10),
    lambda: list(iter_unpack('<h', b'\x01\x00\x02\x00')),
    lambda: list(iter_unpack('<h', b'\x01\x00\x02')),
    lambda: list(iter_unpack('', b'')),
    lambda: Struct('<hi'),
    lambda: Struct('<hi').size,
    lambda: Struct('<hi').format,
    lambda: Struct(b'<hi').format,
    lambda: Struct('<hi').pack(1, 2),
    lambda: Struct('<hi').unpack(b'\x01\x00\x02\x00\x00\x00'),
    lambda: Struct('<hi').pack(1),
    lambda: Struct('<hi').unpack(b''),
    lambda: Struct(),
    lambda: Struct(5),
    lambda: Struct('z'),
    lambda: Struct(format='<h').size,
    lambda: struct.error.__mro__,
    lambda: struct.error,
    lambda: unpack('<Q', b'\xff' * 8),
    lambda: unpack('>q', b'\xff' * 8),
    lambda: pack('n', 5),
    lambda: pack('P', 5),
    lambda: pack('P', -5),
    lambda: pack('P', 2 ** 64),
    lambda: unpack('P', pack('P', -5)),
    lambda: pack('h', I()),
    lambda: pack('d', I()),
    lambda: pack('iii', 1, 2, 'a'),
    lambda: pack('5s3x2h', b'hello', 1, 2),
    lambda: unpack('>bhilqd', pack('>bhilqd', 1, 2, 3, 4, 5, 6.5)),
    lambda: pack('>e', 1.1),
    lambda: pack('c'),
    lambda: pack('ci', b'a'),
    lambda: pack('s', None),
    lambda: pack('s', 5),
    lambda: calcsize('5'),
    lambda: calcsize('1000000000s'),
]:
    t(f)
b = bytearray(8)
for f in [
    lambda: pack_into('<h', b, 0, 5),
    lambda: b,
    lambda: pack_into('<h', b, 6, 5),
    lambda: b,
    lambda: pack_into('<h', b, 7, 5),
    lambda: pack_into('<h', b, -2, 6),
    lambda: b,
    lambda: pack_into('<h', b, -9, 6),
    lambda: pack_into('<h', b, -1, 6),
    lambda: pack_into('<h', b'abcd', 0, 6),
    lambda: pack_into('<h', b, 0),
    lambda: pack_into('<h', b, 0, 1, 2),
    lambda: pack_into('<h', b),
    lambda: pack_into('<h'),
    lambda: pack_into('<h', b, 'a', 1),
    lambda: Struct('<h').pack_into(b, 0, 7),
    lambda: b,
    lambda: Struct('<h').unpack_from(b),
    lambda: Struct('<h').unpack_from(b, offset=2),
    lambda: list(Struct('<h').iter_unpack(b)),
    lambda: pack_into('<h', b, 100, 1),
]:
    t(f)

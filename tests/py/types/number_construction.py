# numbers: construction, conversion protocols, operators and their errors.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, repr(e.args))
class T:

    def __trunc__(self):
        return 7
class I:

    def __int__(self):
        return 1.5
class X:

    def __index__(self):
        return 'a'
class B(int):
    pass
class II:

    def __int__(self):
        return B(4)
class F:

    def __float__(self):
        return 3
class FX:

    def __index__(self):
        return 9
L = [
    lambda: int(I()),
    lambda: int(X()),
    lambda: int(FX()),
    lambda: int([]),
    lambda: int(None),
    lambda: int('1', 1),
    lambda: int('1', 99999999999999999999),
    lambda: int('1', -99999999999999999999),
    lambda: int(base=3),
    lambda: int(1, 2),
    lambda: int('1', 2.0),
    lambda: int(1, 2, 3),
    lambda: int(x=1),
    lambda: int('z'),
    lambda: int(b'z'),
    lambda: int(bytearray(b'12')),
    lambda: int('12', base=3),
    lambda: int(foo=1),
    lambda: int('1', foo=2),
    lambda: int(float('nan')),
    lambda: int(float('inf')),
    lambda: float(F()),
    lambda: float(FX()),
    lambda: float([]),
    lambda: float('x'),
    lambda: float(b'1.5'),
    lambda: float(b'x'),
    lambda: float(1, 2),
    lambda: float(x=1),
    lambda: float(10 ** 400),
    lambda: bool(1, 2),
    lambda: bool(x=1),
    lambda: bool(),
    lambda: 1 .__pow__(2, 3),
    lambda: 1 .__pow__('a'),
    lambda: pow(2, -1, 7),
    lambda: pow(2, 3, 0),
    lambda: pow(2, 3, 4.0),
    lambda: pow(2.0, 3, 4),
    lambda: pow(2j, 3, 4),
    lambda: pow(2, 3, 'x'),
    lambda: pow('a', 2, 3),
    lambda: pow(2, 2.0, 3),
    lambda: pow(2, -1, 4),
    lambda: pow(2),
    lambda: pow(),
    lambda: pow(1, 2, 3, 4),
    lambda: pow(base=2, exp=3, mod=5),
    lambda: pow(2, exp=5),
    lambda: pow(2, foo=5),
    lambda: 1 << -1,
    lambda: 1 >> -1,
    lambda: 1 << (1 << 70),
    lambda: 0 << (1 << 70),
    lambda: 1 >> (1 << 70),
    lambda: -1 >> (1 << 70),
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: divmod(1, 0),
    lambda: 1 / 0,
    lambda: 10 ** 400 / 3,
    lambda: 10 ** 400 / 3.0,
    lambda: 1.0 / 0,
    lambda: 0.0 ** (-1),
    lambda: 0 ** (-1),
    lambda: 0 ** (-1.0),
    lambda: 2.0 ** 10000,
    lambda: 2 ** 10000.0,
    lambda: 10 ** 400 + 1.0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0,
    lambda: divmod(1.0, 0),
    lambda: (-8) ** 0.5,
    lambda: (-8.0) ** (1 / 3),
    lambda: 10 ** (-400),
    lambda: (10 ** 400) ** (-1),
    lambda: 1j // 1,
    lambda: 1j % 1,
    lambda: divmod(1j, 1),
    lambda: 1j < 2,
    lambda: 1j == 1,
    lambda: 0j ** (-1),
    lambda: 1j / 0,
    lambda: int(1j),
    lambda: float(1j),
    lambda: abs(B(-3)),
    lambda: type(abs(B(-3))),
    lambda: type(+B(3)),
    lambda: True & 1,
    lambda: True | False,
    lambda: True ^ True,
    lambda: -True,
    lambda: round(True),
    lambda: round(2.5),
    lambda: round(1.25, 1),
    lambda: round(25, -1),
    lambda: round(25, 1),
    lambda: round(1.5, None),
    lambda: round('a'),
    lambda: round(2.5, 'x'),
    lambda: round(float('nan')),
    lambda: round(float('inf')),
    lambda: round(1e+308, -308),
    lambda: round(1.7e+308, -308),
    lambda: round(),
    lambda: round(1, 2, 3),
    lambda: round(number=1.5),
    lambda: round(ndigits=1),
    lambda: 5 .to_bytes(),
    lambda: 500 .to_bytes(),
    lambda: 5 .to_bytes(2, 'foo'),
    lambda: 5 .to_bytes(2, 'big'),
    lambda: (-5).to_bytes(2, 'big'),
    lambda: (-5).to_bytes(2, 'big', signed=True),
    lambda: 5 .to_bytes(-1),
    lambda: 5 .to_bytes('a'),
    lambda: 5 .to_bytes(1, 2),
    lambda: int.from_bytes(b'ab'),
    lambda: int.from_bytes([1, 2]),
    lambda: int.from_bytes([1, 256]),
    lambda: int.from_bytes('ab'),
    lambda: int.from_bytes(5),
    lambda: int.from_bytes(b'ab', 'x'),
    lambda: B.from_bytes(b'\x01'),
    lambda: type(B.from_bytes(b'\x01')),
    lambda: int.from_bytes(b'\xff', signed=True),
    lambda: int.from_bytes(),
    lambda: int.from_bytes(bytes=b'a', byteorder='little'),
    lambda: int.from_bytes([1, 'a']),
]
for f in L:
    t(f)

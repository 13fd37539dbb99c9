# Fraction: texts, arithmetic with all kinds of numbers, formats, limits.
from fractions import Fraction as F
import copy, math, random
random.seed(5)
def show(name, f):
    try: print(name, repr(f()))
    except Exception as e: print(name, type(e).__name__, e)
for t in ("1", " 3/4 ", "-3/6", "+1.5", ".5", "1.", "1e3", "1.5e-3", "1_000/3", "1_0.0_1", "1/-2", "1/ 2", "1 /2", "", "-", "1e", "nan", "inf", "0x1", "1//2", "1/2/3", "1/0", "٣/٤", "_1", "1__0"): show(repr(t), lambda: F(t))
values = [F(3, 4), F(-7, 2), F(0), F(5), 2, -3, True, 0.5, -1.25, 1j, float("inf"), "x", None]
import operator as op
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "eq", "lt", "ge"):
    for a in values:
        for b in values:
            if isinstance(a, F) or isinstance(b, F): show(f"{name} {a!r} {b!r}", lambda: getattr(op, name)(a, b))
for a in values[:4]:
    for b in values[:9]: show(f"divmod {a} {b}", lambda: divmod(a, b)); show(f"rdivmod {a} {b}", lambda: divmod(b, a))
for f in (F(7, 3), F(-7, 3), F(5, 2), F(-5, 2), F(4), F(12345, 1000)):
    print(math.floor(f), math.ceil(f), math.trunc(f), int(f), round(f), round(f, 1), round(f, 2), round(f, -1), float(f), bool(f), f.as_integer_ratio(), f.is_integer(), hash(f) == hash(f.numerator / f.denominator), -f, +f, abs(f), complex(f), f.real, f.imag, f.conjugate())
for i in range(60):
    f = F(random.randrange(-10**6, 10**6), random.randrange(1, 10**6))
    print(f.limit_denominator(random.choice([1, 2, 10, 100, 1000])), F.from_float(random.random()).limit_denominator(50), hash(f))
specs = ["", ".2f", "10.3f", "+.1f", " .0f", "#.0f", ".3e", ".0e", "E", "g", ".3g", ".10G", "#g", "%", ".1%", "020.3f", "<10.2f", "^12.2f|"[:-1], "*=12.2f", ",.2f", "_.1f", "z.1f", "020,.2f", "10", ">10", "^10", "+", " ", "#", ",", "_", "x", "0", ".2", "=8", "010", "0<5", "s", "d", "015_.3f", "e", "f"]
for f in (F(1, 3), F(-22, 7), F(1234567, 2), F(0), F(-1, 1000), F(10**20, 3), F(1, 10**10), F(999999, 1000000), F(5)):
    for s in specs: show(f"{f}:{s}", lambda: format(f, s))
show("lim", lambda: F(1, 3).limit_denominator(0)); show("from_float", lambda: F.from_float("x")); show("nan", lambda: F(float("nan"))); show("inf", lambda: F(float("inf"))); show("two", lambda: F(F(1, 2), F(3, 4))); show("set", lambda: setattr(F(1), "numerator", 2)); show("copy", lambda: (copy.copy(F(1, 2)), copy.deepcopy(F(1, 2))))
class G(F): pass
print(type(G(1, 2) + 1).__name__, G(1, 2), repr(G(1, 2)), sorted([F(1, 2), F(1, 3), 0.4]), sum([F(1, 7)] * 7), F(1, 2) in {0.5}, max(F(1, 2), 0.6), pow(F(2), -3), F(0) ** 0, 2 ** F(1, 2), F(4) ** F(1, 2), F(-8) ** F(1, 3), pow(2, F(3)))

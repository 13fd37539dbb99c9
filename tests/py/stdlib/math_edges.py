# math: special values, domain and range errors, exact sums, integers of any size, argument errors.
import math

INF, NAN = math.inf, math.nan


def show(function, *args):
    try:
        result = function(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(getattr(function, "__name__", "?"), *(str(arg)[:24] for arg in args), "->", result)


ONE = [
    math.sqrt, math.log, math.log2, math.log10, math.log1p, math.exp, math.exp2, math.expm1, math.sin, math.cos, math.tan, math.asin,
    math.acos, math.atan, math.sinh, math.cosh, math.tanh, math.asinh, math.acosh, math.atanh, math.gamma, math.lgamma, math.erf,
    math.erfc, math.cbrt, math.fabs, math.floor, math.ceil, math.trunc, math.degrees, math.radians, math.isfinite, math.isinf,
    math.isnan, math.frexp, math.modf, math.ulp,
]
for function in ONE:
    for value in (INF, -INF, NAN, 0.0, -0.0, 10 ** 400, "a", None):
        show(function, value)
for function in (math.sqrt, math.log, math.log2, math.log10, math.log1p, math.acos, math.asin, math.acosh, math.atanh, math.gamma, math.lgamma):
    for value in (-1, -2.5, -10 ** 400):
        if function is not math.lgamma or value != -2.5:
            show(function, value)
for function in (math.exp, math.exp2, math.expm1, math.sinh, math.cosh, math.gamma, math.lgamma, math.degrees):
    show(function, 1.7e308)
for function in (math.pow, math.fmod, math.remainder, math.copysign, math.nextafter, math.hypot):
    for one in (INF, -INF, NAN, 0.0, -0.0, 2.0, -3):
        for other in (INF, -INF, NAN, 0.0, -0.0, 2.0, -3, "a"):
            show(function, one, other)
show(math.pow, -8, 1 / 3), show(math.pow, 1e200, 2), show(math.pow, 0, -1), show(math.fmod, 1e308, 1e-308)
for scale in (-2000, -1074, -1080, 1, 1023, 1024, 2 ** 70, -2 ** 70):
    for value in (1.0, 0.75, -3.5, 0.0, INF, 5e-324):
        show(math.ldexp, value, scale)
show(math.ldexp, 1.0, 1.5)
for value in (1.0, -0.1, 5e-324, 2.2250738585072014e-308, 1e308, 123456.789):
    print(math.frexp(value), math.modf(value), math.ulp(value), math.nextafter(value, INF), math.nextafter(value, 0.0, steps=3))
for steps in (0, 1, 5, 2 ** 62, 2 ** 64, -1, 1.5):
    try:
        print(math.nextafter(-1.0, 1.0, steps=steps), math.nextafter(1.0, NAN, steps=steps), math.nextafter(0.0, -1.0, steps=steps))
    except Exception as error:
        print(type(error).__name__, error)
for items in ([], [0.1] * 10, [1e16, 1.0, -1e16], [1e308, 1e308], [INF, 1], [INF, -INF], [NAN, INF], [1e-16, 1.0, 1e16], [1, 2.5, 3]):
    show(math.fsum, items), show(sum, items), show(math.prod, items), show(math.hypot, *items)
    show(math.sumprod, items, items), show(math.dist, items, [0.0] * len(items))
show(math.sumprod, [1, 2], [1]), show(math.sumprod, [10 ** 20, 2.5], [3, 4]), show(math.sumprod, [True, 2], [0.5, 3]), show(math.sumprod, 5, [])
show(math.sumprod, [0.1] * 10 + [-0.1] * 10, [0.1] * 20), show(math.dist, (1, 2), (3,)), show(math.hypot, 1e308, 1e308), show(math.hypot, 5e-324, 5e-324)
show(math.prod, [2] * 100), show(math.prod, [1.5, 2 ** 60]), show(math.prod, "ab"), show(math.fsum, ["a"])
for one, other in ((12, 18), (-12, 18), (0, 5), (2 ** 100, 6 ** 50), (-2 ** 63, 2 ** 63), (-2 ** 63, -1), (7, 1.5)):
    show(math.gcd, one, other), show(math.lcm, one, other)
show(math.gcd), show(math.lcm), show(math.gcd, 12, 18, 27), show(math.lcm, 4, 6, 10)
for n in (-1, 0, 1, 5, 20, 25, 2 ** 70, 2.0):
    show(math.isqrt, n) if n != 2 ** 70 else show(math.isqrt, n ** 3)
    show(math.factorial, n), show(math.perm, n, 2), show(math.comb, n, 3), show(math.comb, 5, n)
show(math.perm, 5), show(math.perm, 5, None), show(math.comb, 200, 100), show(math.perm, 60, 30), show(math.comb, 5, -1)
for args in ((8, 2), (10 ** 400,), (0,), (2 ** 5000, 2), (5, 1), (5, -3), (5, "a"), (), (1, 2, 3)):
    show(math.log, *args)
for arguments in ({}, {"rel_tol": 0.5}, {"rel_tol": -1}, {"abs_tol": 1}, {"rel_tol": "a"}, {"foo": 1}):
    try:
        print(math.isclose(1, 2, **arguments), math.isclose(INF, INF, **arguments), math.isclose(NAN, NAN, **arguments))
    except Exception as error:
        print(type(error).__name__, error)
for args in ((1.5, 2, 3), (INF, 0, 1), (1e308, 10, 0), (1e308, 10, -1e308), (INF, 1, -INF), (NAN, 1, 1), (0.1, 0.1, -0.01), ("a", 1, 2), (1, 2)):
    show(math.fma, *args)
for function, args in ((math.sin, ()), (math.sin, (1, 2)), (math.pow, (1,)), (math.comb, (1,)), (math.dist, ()), (math.isclose, (1, 2, 3))):
    show(function, *args)


class Rounds:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


class Real:
    def __float__(self):
        return 2.25


class Index:
    def __index__(self):
        return 9


for value in (Rounds(), Real(), Index()):
    for function in (math.floor, math.ceil, math.trunc, math.sqrt, math.isqrt):
        try:
            print(function.__name__, function(value))
        except TypeError as error:
            print(function.__name__, error)

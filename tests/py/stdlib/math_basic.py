# math: rounding, powers, logs, special values, errors.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.sqrt(0), math.isqrt(10 ** 40 + 1), math.cbrt(27), math.exp(1), math.expm1(1e-10), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.log(10 ** 400), math.exp2(10))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(10 ** 20), math.fabs(-3), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-2.5), math.frexp(10.0), math.ldexp(0.625, 4), math.copysign(1, -0.0))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(2 ** 100, 6 ** 50) == 2 ** 50, math.lcm(4, 6), math.lcm(), math.factorial(20), math.factorial(0), math.comb(10, 3), math.comb(3, 10), math.perm(5, 2), math.perm(5), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.prod([1.5, 2]))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isfinite(1), math.isinf(math.inf), math.isnan(math.nan), math.isnan(1))
print(math.fsum([0.1] * 10), math.sumprod([1, 2], [3, 4]), math.gamma(5), math.lgamma(10), math.erf(1), math.erfc(1), math.ulp(1.0), math.nextafter(1.0, 2.0), math.fma(2.0, 3.0, 1.0), math.pow(2, 0.5), math.pow(0, 0))
for text in ("math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.factorial(-1)", "math.factorial(1.5)", "math.floor('a')", "math.exp(1000)", "math.acos(2)", "math.fmod(1, 0)", "math.isqrt(-1)", "math.comb(-1, 2)", "math.gcd(1.5)", "math.sqrt('a')", "math.sqrt()", "math.floor(math.nan)", "math.ceil(math.inf)", "math.pow(0, -1)", "math.pow(-1, 0.5)", "math.log(1, 1)", "math.log(2, 0)", "math.atan2(1)", "math.dist((1,), (1, 2))", "math.trunc(None)", "math.sin(10 ** 400)", "math.ldexp(1, 10 ** 10)", "math.perm(2, -1)", "math.prod(5)", "math.hypot('a')"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
class F:
    def __float__(self): return 4.0
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(True), math.floor(True))

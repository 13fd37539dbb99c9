# divmod, pow, round, abs with every numeric type.
for a, b in ((7, 3), (-7, 3), (7, -3), (7.5, 2), (-7.5, 2), (True, 2), (2 ** 70, 10), (-2 ** 70, 2 ** 33), (1, 0.3), (0, 5), (-0.0, 5), (5, float("inf"))):
    print(a, b, divmod(a, b))
print(pow(2, 3), pow(2, -1), pow(2, 0.5), pow(2, 3, 5), pow(-2, 3, 5), pow(3, -1, 11), pow(3, -2, 11), pow(0, 0), pow(0, 0, 1), pow(2.0, 3), pow(True, 2), pow(2, 3, -5), pow(base=2, exp=3), pow(2, 3, mod=3), pow(10 ** 20, 10 ** 3, 97), pow(1j, 2), pow(-8, 1 / 3), pow(4, 0.5), pow(2, 200), pow(-1, 10 ** 20), pow(0.5, 2))
print(round(2.5), round(-1.5), round(1.25, 1), round(2.675, 2), round(1e300, 2), round(5), round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(5, -1), round(2 ** 70, -5), round(1.5, 0), round(0.5), round(1.0, 400), round(1.5, -1), round(1e22, -22), round(number=1.6), round(1.25, ndigits=1), round(True), round(-0.4), str(round(-0.4, 0)), round(7, 5), round(1.005, 2), round(123.456, -3), round(5e-324, 323))
print(abs(-5), abs(-2.5), abs(3 - 4j), abs(True), abs(-2 ** 70), abs(-0.0), abs(float("-inf")), abs(0))
for text in ("divmod(1, 0)", "divmod(1.0, 0)", "divmod('a', 1)", "divmod(1)", "divmod(1j, 1)", "pow(2)", "pow('a', 2)", "pow(2, 3, 0)", "pow(2.0, 3, 5)", "pow(2, -1, 4)", "pow(0, -1)", "pow(2, 1.5, 3)", "pow(0.0, -1)", "round('a')", "round(1.5, 'a')", "round(1.5, 1.5)", "round()", "round(None)", "abs('a')", "abs()", "abs(1, 2)", "round([])", "pow(2, None)", "pow(1, 2, None)", "round(float('nan'))", "round(float('inf'))", "round(float('nan'), 1)", "round(1.5, 10 ** 20)", "divmod(5, -0.0)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print([round(x / 2) for x in range(-5, 6)], [round(x * 0.05, 1) for x in range(10)], [divmod(x, -2) for x in range(-3, 4)], [(x // 2, x % 2) for x in (-3, -2, -1, 0, 1)])
class N:
    def __round__(self, *a): return ("round", a)
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("dm", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __index__(self): return 1
n = N()
print(round(n), round(n, 2), round(n, None), round(n, ndigits=n) == ("round", (n,)), abs(n), divmod(n, 1), pow(n, 2), pow(n, 2, 3), pow(2, n), 2 ** n, round(1.25, n), round(12, n))

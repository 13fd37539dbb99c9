# int: arithmetic across the small/large boundary, signs, division, powers.
big = 2 ** 64
for a in (7, -7, 0, 2 ** 46, -2 ** 46, 2 ** 47 - 1, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63, big * 3 + 1):
    print(a, a + 1, a - 1, -a, abs(a), a * a, ~a)
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (big, 7), (-big, 7), (7, big), (-7, big), (2 ** 63, -1), (-2 ** 63, -1), (10 ** 40, 10 ** 20 + 1)):
    q, r = divmod(a, b)
    print(a // b == q, a % b == r, q, r, q * b + r == a)
print(2 ** 100, 3 ** 50, (-2) ** 63, (-3) ** 3, 0 ** 0, 2 ** -1, (-2) ** -2, 10 ** 30 // 10 ** 29)
print(2 ** 47 * 2 ** 17, (2 ** 31 - 1) ** 2, 123456789 * 987654321, 99999999999 * 99999999999)
print(2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, 10 ** 400 > float("inf"), -10 ** 400 < 1.5)
print(7 / 2, -7 / 2, 6 / 3, 1 / 3, big / 3, 10 ** 400 / 10 ** 399, 2 ** 1000 / 2 ** 990)
for text in ("1 / 0", "1 // 0", "1 % 0", "divmod(1, 0)", "0 ** -1", "10 ** 400 / 3", "1 << -1", "1 >> -1", "float(10 ** 400)", "2.0 ** 10000", "pow(2, -1, 4)", "pow(2, 3, 0)"):
    try: print(eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print(pow(3, 200, 1000007), pow(2, -1, 7), pow(-3, 3, 5), pow(5, 0, 1), pow(7, 2, -5), pow(10 ** 30, 3, 10 ** 9 + 7))
fact = 1
for i in range(1, 31): fact *= i
print(fact, fact % 1000003, len(str(fact ** 5)))
a, b = 0, 1
for _ in range(300): a, b = b, a + b
print(a)
print(sum(range(10 ** 6)), sum([2 ** 62, 2 ** 62, 2 ** 62]), sum([10 ** 20] * 3, -1))

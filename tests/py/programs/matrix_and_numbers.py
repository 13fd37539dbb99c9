# Matrices, primes, gcd, fractions by hand, base conversion, mandelbrot, pi digits.
def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def power(m, n):
    r = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1: r = mul(r, m)
        m = mul(m, m); n >>= 1
    return r
print(mul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), power([[1, 1], [1, 0]], 90)[0][1], [list(r) for r in zip(*[[1, 2, 3], [4, 5, 6]])])
def det(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
print(det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), det([[1, 2], [2, 4]]))
def gauss(a, b):
    n, m = len(a), [[float(x) for x in r] + [float(v)] for r, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i])); m[i], m[p] = m[p], m[i]
        for r in range(n):
            if r != i: f = m[r][i] / m[i][i]; m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [round(m[i][n] / m[i][i], 10) for i in range(n)]
print(gauss([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
print(len(sieve(10000)), sieve(50), sum(sieve(1000)))
def factor(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1 + (d > 2)
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
print(factor(360), factor(97), factor(600851475143), factor(1))
def is_prime(n):
    if n < 2: return False
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % a == 0: return n == a
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([n for n in range(2 ** 31, 2 ** 31 + 60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(2 ** 89 - 1))
def base(n, b): return "0" if n == 0 else ("-" if n < 0 else "") + (base(abs(n) // b, b).lstrip("0") + "0123456789abcdefghijklmnopqrstuvwxyz"[abs(n) % b])
print(base(255, 16), base(-10, 2), base(0, 7), base(10 ** 20, 36), int(base(10 ** 20, 36), 36) == 10 ** 20)
for y in range(-8, 9, 2):
    row = ""
    for x in range(-40, 16, 1):
        z, c, n = 0, complex(x / 20, y / 8), 0
        while abs(z) < 2 and n < 30: z = z * z + c; n += 1
        row += " .:-=+*#%@"[n // 3 - (n == 30)]
    print(row.rstrip())
def pi(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3; out = []
    while len(out) < n:
        if 4 * q + r - t < m * t: out.append(m); q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else: q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))
print(pi(100)); print([sum(int(d) ** 3 for d in str(n)) == n and n for n in (153, 154, 370)], 2 ** 1000 % 10 ** 10, sum(map(int, str(2 ** 1000))))

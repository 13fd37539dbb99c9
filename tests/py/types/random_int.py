# Pseudo-random integers of 1 to 300 bits: identities of arithmetic, values on their own lines.
seed = 1
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
def number():
    bits = rnd(300) + 1
    v = 0
    for _ in range(0, bits, 30): v = v << 30 | rnd(2 ** 30)
    v >>= rnd(40)
    return -v if rnd(2) else v
bad = 0
for i in range(400):
    a, b, c = number(), number() or 1, rnd(64)
    q, r = divmod(a, b)
    ok = q * b + r == a and (r == 0 or (r > 0) == (b > 0)) and abs(r) < abs(b)
    ok &= (a + b) - b == a and (a - b) + b == a and a * b == b * a and (a ^ b) ^ b == a and (a & b) + (a | b) == a + b
    ok &= a << c >> c == a and a >> c == a // 2 ** c and a & (2 ** c - 1) == a % 2 ** c and ~a == -a - 1
    ok &= int(str(a)) == a and int(hex(a), 16) == a and int(bin(a), 2) == a and int(oct(a), 8) == a
    ok &= int.from_bytes(a.to_bytes(45, "big", signed=True), "big", signed=True) == a
    ok &= (a < b) == (a - b < 0) and (a == b) == (not a - b) and pow(a, 3, abs(b) + 1) == a ** 3 % (abs(b) + 1)
    bad += not ok
    if i % 8 == 0: print(a % 10 ** 12, b.bit_length(), a // b % 10 ** 9, a * b % 1000003, a ** 3 % 997, hash(a), (a & b) % 10 ** 9, (a | b) % 10 ** 9, a.bit_count(), float(a))
print("bad", bad)

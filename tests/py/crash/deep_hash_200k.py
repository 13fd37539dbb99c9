# expectation: by hand
# Hashing a tuple nested 200,000 deep: RecursionError (CPython itself overflows its stack here).
t = ()
for _ in range(200_000):
    t = (t,)
try:
    hash(t)
    print("answered")
except RecursionError:
    print("RecursionError")
try:
    {t: 1}
    print("answered")
except RecursionError:
    print("RecursionError")
print("alive")

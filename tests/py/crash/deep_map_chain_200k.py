# expectation: by hand
# Asking a chain of 200,000 map objects for a value (CPython overflows its stack here).
m = iter([1, 2])
for _ in range(200_000):
    m = map(abs, m)
try:
    next(m)
    print("answered")
except RecursionError:
    print("RecursionError")
del m
print("dropped")

# expectation: by hand
# Asking a chain of many map objects for a value: an answer or RecursionError (CPython overflows its stack here).
m = iter([1, 2])
for _ in range(2_000_000):
    m = map(abs, m)
try:
    print(next(m) == 1)
except RecursionError:
    print(True)
del m
print("dropped")

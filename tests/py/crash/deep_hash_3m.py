# expectation: by hand
# Hashing a tuple nested very deep: an answer or RecursionError (CPython itself overflows its stack here).
t = ()
for _ in range(3_000_000):
    t = (t,)
for attempt in (hash, lambda t: {t: 1}, lambda t: t in {1, 2}):
    try:
        attempt(t)
    except RecursionError:
        pass
    print("alive")

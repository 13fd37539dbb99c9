# expectation: by hand
# Dropping a chain of 200,000 suspended generators (CPython overflows its stack here).
def hold(inner):
    yield inner

g = None
for _ in range(200_000):
    g = hold(g)
    next(g)
del g
print("dropped")

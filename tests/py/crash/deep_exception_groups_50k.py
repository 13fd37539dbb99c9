# A group nested 50,000 deep: split, print and drop.
g = ValueError("leaf")
for i in range(50_000):
    g = ExceptionGroup("g", [g])
for operation in (lambda: g.subgroup(KeyError), lambda: g.split(ValueError), lambda: repr(g)):
    try:
        operation()
        print("answered or refused")
    except RecursionError:
        print("answered or refused")
del g
print("dropped")

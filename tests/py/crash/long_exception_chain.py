# A very long chain of contexts, handled and inspected.
e = None
for i in range(20_000):
    new = ValueError(i); new.__context__ = e; e = new
n, x = 0, e
while x is not None: n += 1; x = x.__context__
print(n)
try:
    try: raise e
    except ValueError: raise KeyError("last")
except KeyError as k: print(repr(k), repr(k.__context__))
def nest(n):
    try:
        if n: nest(n - 1)
        else: raise OSError("bottom")
    except Exception as err: raise RuntimeError(n) from err
try: nest(100)
except RuntimeError as r:
    n = 0
    while r is not None: n += 1; r = r.__cause__
    print(n)
e = new = x = None
print("dropped")
g = ValueError("leaf")
for i in range(500): g = ExceptionGroup(str(i), [g])
print(g.subgroup(KeyError), len(str(g)))
try:
    try: raise g
    except* ValueError as eg: print(type(eg).__name__)
except RecursionError: print("RecursionError")

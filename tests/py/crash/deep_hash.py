# Hashing a deep tuple.
t = ()
for _ in range(500): t = (t,)
print(isinstance(hash(t), int), len({t}), t in {t})
def attempt(n):
    t = ()
    for _ in range(n): t = (t,)
    try: return isinstance(hash(t), int)
    except RecursionError: return "RecursionError"
print(attempt(900), attempt(10))

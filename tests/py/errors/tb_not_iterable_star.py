# Star argument that cannot be iterated.
def f(*args): return args
print(f(*[1], *3))

# The same keyword twice.
def f(**kwargs): return kwargs
print(f(a=1, **{"a": 2}))

# Backslash continuation and a nested call on the second line.
def f(x):
    raise ValueError(x)

value = 1 + \
    f(2) + \
    3

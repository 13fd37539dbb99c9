# Markers of a call: the argument part is underlined differently.
def g(x):
    raise ValueError(f"bad {x}")

def f(x):
    return [1, 2, g(x + 1), 3]

result = f(1) if True else None

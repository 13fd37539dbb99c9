# Assignment to an expression; the marker covers it.
def f():
    pass
f() + 1 = 5

# A local name is suggested.
def f():
    counter = 0
    return countr
f()

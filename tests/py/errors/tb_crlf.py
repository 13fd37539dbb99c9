# Line ends of another system.
def f():
    return {}["k"]
f()

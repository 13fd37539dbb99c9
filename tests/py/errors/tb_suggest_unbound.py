# A local that is not bound yet.
def f():
    print(value)
    value = 1
f()

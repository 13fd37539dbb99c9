# "Did you mean" for a local, a global and a builtin.
def f():
    counter = 1
    try:
        countre
    except NameError as e:
        print(e)
    return conter

total_amount = 5
f()

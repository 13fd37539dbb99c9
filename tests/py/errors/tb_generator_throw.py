# An exception thrown into a generator that does not catch it.
def g():
    value = yield "ready"
    print(value)

it = g()
print(next(it))
it.throw(KeyError("thrown in"))

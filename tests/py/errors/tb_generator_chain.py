# `yield from` shows every generator.
def inner():
    yield 1
    raise ValueError("inner")
def middle(): yield from inner()
def outer():
    yield from middle()
for value in outer(): print(value)

# assert with and without a message.
def check(x):
    assert isinstance(x, int), f"{x!r} is no int"
    assert x > 0
    return x

print(check(1))
try:
    check(0)
except AssertionError as e:
    print(repr(e))
check("s")

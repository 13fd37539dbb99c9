# Three links: a cause, then a context.
def one():
    raise OSError("one")

def two():
    try:
        one()
    except OSError as e:
        raise ValueError("two") from e

def three():
    try:
        two()
    except ValueError:
        raise TypeError("three")

three()

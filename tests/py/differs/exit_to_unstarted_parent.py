# A GreenletExit that a greenlet ends with is the argument of a parent that has not started, as any other value is. CPython's greenlet takes
# the exception for the tuple of arguments: run gets none, or the process crashes.
from greenlet import greenlet, GreenletExit, getcurrent


def heir(*arguments, **keywords):
    print("heir:", [repr(argument) for argument in arguments], keywords)
    return "inherited"


def exits(error):
    raise error


def returns(error):
    return error


class Loaded(GreenletExit):
    pass


loaded = Loaded(1, 2)
loaded.x = "in its dict"
for end in (exits, returns):
    for error in (GreenletExit(), GreenletExit("only"), GreenletExit(1, 2), loaded):
        parent = greenlet(heir)
        child = greenlet(end, parent)
        print(end.__name__, repr(child.switch(error)), parent.dead, child.dead)

# Thrown into the child, and at its kill.
parent = greenlet(heir)
child = greenlet(lambda: getcurrent().parent.parent.switch("waits"), parent)
print(child.switch())
print(repr(child.throw(GreenletExit("thrown"))))
print(loaded.x)

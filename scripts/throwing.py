# Exceptions that go from stack to stack: thrown in from outside, or falling out.
#
# `g.throw(error)` is a switch that arrives as an exception: `g` goes on where it
# is parked, and its `switch` raises instead of returning. What nobody in `g`
# catches unwinds to the base of its stack, kills `g`, and is raised anew in the
# parent, out of the switch in which the parent waits. One exception is a kind of
# goodbye: a GreenletExit that ends a greenlet becomes its result.

import traceback
from greenlet import greenlet, getcurrent, GreenletExit

main = getcurrent()


def scene(title):
    print("--", title)


def show(error):
    print("  main caught", type(error).__name__, "-", error)


scene("1. a loop that can be interrupted")


class Enough(Exception):
    pass


def count():
    total = 0
    try:
        while True:
            total += main.switch(total)
    except Enough:
        print("  count: enough; I caught it in the middle of a switch")
    return f"{total} in all"


def started():
    """A greenlet that waits in its first switch."""
    counter = greenlet(count)
    counter.switch()
    return counter


counter = started()
print("  main sees", counter.switch(5), "and", counter.switch(7))
# The exception goes in; what comes out is the result of `count`, as always.
print("  main got", counter.throw(Enough))


scene("2. an exception that nobody in there wants")
counter = started()
try:
    counter.throw(LookupError)
except LookupError as error:
    show(error)
print("  the counter is dead:", counter.dead)


scene("3. a goodbye is a result")
counter = started()
print("  throw(GreenletExit) gives", repr(counter.throw(GreenletExit)))
counter = started()
print("  throw(), too:", repr(counter.throw()))
counter = started()
farewell = GreenletExit("closing time")
print("  the very object that was thrown:", counter.throw(farewell) is farewell)


scene("4. three ways to say what to raise")
for arguments in ((KeyError("an instance"),), (KeyError, "a class and its value"), (KeyError, KeyError("both"))):
    try:
        started().throw(*arguments)
    except KeyError as error:
        show(error)
# With a traceback as the third argument the exception seems to come from there.
try:
    int("seven")
except ValueError as error:
    trouble = error
try:
    started().throw(ValueError, trouble, trouble.__traceback__)
except ValueError as error:
    show(error)
try:
    started().throw("not an exception")
except TypeError as error:
    show(error)


scene("5. an error falls to the parent, not to whoever switched last")


def relay():
    print("  relay: over to the broken one")
    broken.switch()
    print("  relay: the error went past me, somebody else woke me up")


def fail():
    print("  fail: about to use a name that does not exist")
    return no_such_name


runner, broken = greenlet(relay), greenlet(fail)
try:
    runner.switch()
except NameError as error:
    show(error)
    # A stack is listed from main to where it broke. `relay` has no part in it:
    # its frames are on a stack of their own, parked and unharmed.
    print("  the traceback runs through", [frame.name for frame in traceback.extract_tb(error.__traceback__)])
print("  fail is dead:", broken.dead, "- relay is parked:", bool(runner))
print("  main got", runner.switch())


scene("6. a parent in between can deal with it")


def guard(function):
    try:
        return greenlet(function).switch()
    except NameError as error:
        return f"guarded against {error.name!r}"


print("  main got", greenlet(guard).switch(fail))


scene("7. thrown into one that has not started, or is dead")
# Nothing is on its stack that could catch: it dies before its first line.
unborn = greenlet(count)
try:
    unborn.throw(Enough("before the start"))
except Enough as error:
    show(error)
print("  dead without having run:", unborn.dead)
print("  thrown at the dead, a goodbye is just given back:", repr(unborn.throw(GreenletExit("again"))))
# Any other exception goes to the parent, and that is main, here.
try:
    unborn.throw(Enough("after the end"))
except Enough as error:
    show(error)

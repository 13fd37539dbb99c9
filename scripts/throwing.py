# Throwing: going on with an exception in place of a value.
#
# `g.throw(error)` is a switch to g whose `switch` call, the one that g waits
# in, raises the error. What g does not catch ends it and is raised in its
# parent. GreenletExit is the one error that ends a greenlet in silence.

import traceback
from greenlet import greenlet, getcurrent, GreenletExit

main = getcurrent()


class Pause(Exception):
    pass


def counts():
    number = 0
    while True:
        try:
            number += 1
            main.switch(number)
        except Pause as pause:
            print("  interrupted at", number, "by", repr(pause))
            main.switch("pausing")


print("1. an endless loop is interrupted")
counter = greenlet(counts)
print(" ", [counter.switch() for _ in range(3)])
print(" ", counter.throw(Pause("for lunch")))
print(" ", counter.switch())

print("2. what is not caught is raised in the parent")
try:
    counter.throw(LookupError("not my kind of error"))
except LookupError as error:
    print("  main caught", repr(error), "- and the counter is dead:", counter.dead)

print("3. GreenletExit is not raised there, but returned")
counter = greenlet(counts)
counter.switch()
print(" ", repr(counter.throw(GreenletExit)), counter.dead)
counter = greenlet(counts)
counter.switch()
# Without an argument it is what is thrown.
print(" ", repr(counter.throw()), counter.dead)
counter = greenlet(counts)
counter.switch()
print(" ", repr(counter.throw(GreenletExit("with a word of thanks"))))

print("4. a greenlet that has not begun dies of it, without having run")
fresh = greenlet(counts)
try:
    fresh.throw(Pause, "too early")
except Pause as pause:
    print("  main caught", repr(pause), "- dead:", fresh.dead)

print("5. a traceback tells of stacks, not of switches")


def starts():
    other.switch()


def stumbles():
    return undefined_name


# starts switches to other, but the parent of other is main: so the error goes
# from other to main, and starts is not on its way.
first, other = greenlet(starts), greenlet(stumbles)
try:
    first.switch()
except NameError as error:
    print(" ", [frame.name for frame in traceback.extract_tb(error.__traceback__)], error)
    print("  first still waits:", bool(first))

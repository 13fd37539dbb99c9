# Garbage: what becomes of a greenlet that nobody can switch to any more.
#
# When the last reference to a parked greenlet goes, GreenletExit is raised in
# it at once, with whoever dropped it as its parent. So its `finally` blocks
# run, and an endless loop is a fine way to write a worker: dropping it ends it.

import gc
from greenlet import getcurrent, greenlet, GreenletExit

main = getcurrent()


def works():
    print("  the worker begins")
    try:
        while True:
            print("  the worker waits")
            main.switch()
    except GreenletExit as exit:
        print("  the worker is sent home:", exit)


print("1. the last reference")
worker = greenlet(works)
worker.switch()
worker.switch()
print("  dropping it")
worker = None
print("  it is gone")


class Knot:
    def __del__(self):
        print("    (a knot is untied)")


def tie():
    one, other = Knot(), Knot()
    one.other, other.other = other, one


def collect():
    print("  collecting")
    gc.collect()


def ties(pause):
    tie()
    pause()
    print("  going on")


print("2. cycles of other objects, made outside of greenlets")
ties(collect)
print("3. made in a greenlet, collected there")
greenlet(ties).switch(collect)
print("4. made in a greenlet, collected elsewhere while it is parked")
parked = greenlet(ties)
parked.switch(main.switch)
collect()
parked.switch()

print("5. cycles that variables of a parked greenlet still hold")


def holds():
    one, other = Knot(), Knot()
    one.other, other.other = other, one
    getcurrent().parent.switch()


def keeper():
    holder = greenlet(holds)
    holder.switch()
    collect()
    print("  nothing was found: the holder could go on and use them")


# With the keeper's end the holder is dropped, its variables go, and what they
# held is left to the collector.
keeping = greenlet(keeper)
keeping.switch()
print("  the keeper is dead:", keeping.dead)
collect()

# A parked greenlet that is itself part of a cycle is never freed by CPython's
# greenlet. Morelia's collector finds it; tests/py/differs shows that.

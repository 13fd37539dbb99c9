# What happens to a parked greenlet that nobody can switch to any more.
#
# A parked greenlet holds a slice of stack, and the frames in it hold whatever
# their variables refer to. When the last reference to the greenlet goes, it can
# never be resumed, so it is ended: GreenletExit is thrown into it, at once,
# whoever is running then. Its `finally` blocks run, and the slice is freed.

import gc
import sys
import weakref
from greenlet import greenlet, getcurrent, GreenletExit

main = getcurrent()
gc.disable()  # a collection happens only where we ask for one


def scene(title):
    print("--", title)


class Noisy:
    """Says so when it is freed; may point to another one, which may point back."""

    def __init__(self, name):
        self.name, self.partner = name, None

    def __del__(self):
        print("    (" + self.name, "is freed)")


def collect():
    print("  collecting")
    gc.collect()


scene("1. an endless loop that ends by itself")


def serve():
    served = 0
    try:
        while True:
            getcurrent().parent.switch(f"served {served}")
            served += 1
    except GreenletExit:
        print("  serve: nobody can ask me any more, after", served)


server = greenlet(serve)
print("  main:", server.switch(), "-", server.switch())
# This is the only switch without a call of `switch` or `throw`. The server is a
# child of whoever dropped it while it cleans up, so control comes back here.
server = None
print("  main: goes on after the assignment")


scene("2. what the frames held is freed with them")


def hold():
    treasure = Noisy("treasure")
    main.switch()
    print("  not reached:", treasure)


holder = greenlet(hold)
holder.switch()
print("  dropping the greenlet")
del holder


scene("3. a parent is held by its children")
elder = greenlet(serve)
elder.switch()
child = greenlet(serve, elder)
watch = weakref.ref(elder)
del elder
print("  the elder lives, as the child's parent:", watch() is not None)
child.parent = main
print("  another parent for the child, and the elder is gone:", watch() is None)
del child  # never started: nothing runs, nothing to clean up


scene("4. saved at the last moment")
kept = []


def survive():
    try:
        main.switch()
    except GreenletExit:
        print("  survive: storing a new reference")
        kept.append(getcurrent())
    main.switch()
    return "alive after all"


survivor = greenlet(survive)
survivor.switch()
del survivor
print("  main:", kept[0].switch())
kept.clear()


scene("5. an error while it is ended has nowhere to go")


def fail():
    try:
        main.switch()
    finally:
        raise OSError("the disk is full")


# No code asked for this switch, so no code can catch: it is reported, not raised.
sys.unraisablehook = lambda report: print("  reported:", repr(report.exc_value))
failing = greenlet(fail)
failing.switch()
del failing
sys.unraisablehook = sys.__unraisablehook__


def pair_up():
    """Two objects that keep each other, and that no one else keeps after this returns."""
    left, right = Noisy("left"), Noisy("right")
    left.partner, right.partner = right, left


def drop_pair(then):
    pair_up()
    print("  the pair is out of reach")
    then()
    print("  drop_pair returns")


scene("6. a ring of data, made and dropped in a function")
drop_pair(collect)


scene("7. the same in a greenlet that is running")
greenlet(drop_pair).switch(collect)


scene("8. the same in a greenlet that is parked meanwhile")
# `then` is a switch to main: the greenlet is parked in the middle of drop_pair.
parked = greenlet(drop_pair)
parked.switch(main.switch)
collect()
print("  let it finish")
parked.switch()


scene("9. a ring that a parked frame still holds")


def hold_pair():
    left, right = Noisy("left"), Noisy("right")
    left.partner, right.partner = right, left
    getcurrent().parent.switch()
    print("  not reached:", left, right)


def middle():
    inner = greenlet(hold_pair)
    inner.switch()
    # `inner` could still be switched to and use its variables: nothing is garbage.
    collect()
    print("  middle returns, and with its frame goes the last reference to inner")


outer = greenlet(middle)
outer.switch()
# Inner was ended and its frame is gone. Its variables no longer hold the ring,
# which only the collector can take apart.
print("  outer is dead:", outer.dead)
collect()

# One thing cannot be shown here, as it comes out differently: a parked greenlet
# one of whose own frames refers to it, or two that refer to each other. No
# reference from outside is left, but the count never falls to zero. CPython's
# collector does not look into parked stacks, so there it stays for ever;
# Morelia's does, and ends it: see tests/py/differs/cycle_language_frames.py.

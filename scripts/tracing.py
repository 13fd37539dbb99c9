# A watcher that sees every transfer of control between greenlets.
#
# `settrace` takes a function that is called after each switch or throw, when the
# stack of the target is already in place: it runs on that stack, just before
# the target's `switch` returns. What the watcher raises is therefore raised in
# the target, as though it had been thrown there.

import greenlet
from greenlet import getcurrent

main = getcurrent()


def scene(title):
    print("--", title)


class Player(greenlet.greenlet):
    """A greenlet that prints as its name."""

    def __init__(self, name, work):
        super().__init__(work)
        self.name = name

    def __str__(self):
        return self.name


def name_of(player):
    return "main" if player is main else str(player)


def watch(event, details):
    # There are two events today. What comes with another one need not be a pair,
    # so look at the name first and unpack afterwards.
    if event in ("switch", "throw"):
        origin, target = details
        print(f"     [{event}: {name_of(origin)} -> {name_of(target)}; now running: {name_of(getcurrent())}]")


scene("1. there, back, a throw, and an end")


def serve():
    print("  Ann serves")
    bob.switch()
    print("  Ann has the ball again, and sends Bob home")
    bob.throw()
    print("  not reached: Bob's end leads to his parent, and that is main")


def send_back():
    ann.switch()
    print("  not reached: the throw comes out of the switch above")


ann, bob = Player("Ann", serve), Player("Bob", send_back)
before = greenlet.settrace(watch)
# An end is a switch too: that of the dead one to its parent.
result = ann.switch()
greenlet.settrace(before)
print("  main got", repr(result), "- Ann is parked:", bool(ann), "- Bob is dead:", bob.dead)
print("  the watcher before it, now in place again:", greenlet.gettrace())


scene("2. a failure is a throw to the parent")


def stumble():
    raise ValueError("tripped")


greenlet.settrace(watch)
try:
    Player("Cyd", stumble).switch()
except ValueError as error:
    print("  main caught:", error)
finally:
    greenlet.settrace(None)


scene("3. a switch that goes nowhere is reported all the same")
# Bob is dead and his parent is main, which is running: main switches to itself.
greenlet.settrace(watch)
print("  main to main:", main.switch("an echo"))
print("  to the dead Bob:", bob.switch("another"))
greenlet.settrace(None)


scene("4. counting")
counts = {}


def count(event, details):
    if event in ("switch", "throw"):
        pair = " -> ".join(map(name_of, details))
        counts[pair] = counts.get(pair, 0) + 1


def tick():
    for number in range(3):
        main.switch(number)


clock = Player("clock", tick)
greenlet.settrace(count)
while not clock.dead:
    clock.switch()
greenlet.settrace(None)
print(" ", counts)


scene("5. a watcher that objects")


class Forbidden(Exception):
    pass


def forbid(event, details):
    if event in ("switch", "throw") and details[1] is not main:
        raise Forbidden(f"{name_of(details[1])} may not run")


def patient():
    while True:
        try:
            main.switch("waiting")
        except Forbidden as error:
            print("  patient: my switch raised", error)


dan = Player("Dan", patient)
dan.switch()
greenlet.settrace(forbid)
print("  main got", dan.switch())
# A watcher whose call failed is taken away, so that it cannot fail for ever.
print("  the watcher is gone:", greenlet.gettrace() is None)

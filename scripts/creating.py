# Making greenlets: what one has before it starts, and who its parent is.
#
# A new greenlet owns no stack. It holds the function that it will run, and a
# parent: the greenlet that goes on when the function is over. The stack comes
# with the first switch, and goes with the end of the function.

import greenlet
from greenlet import getcurrent

main = getcurrent()
print("1. before the start")


def bake():
    print("  the oven is on; run is gone:", not hasattr(oven, "run"))


oven = greenlet.greenlet(bake)
print("  run is the function:", oven.run is bake)
print("  the parent is who made it:", oven.parent is main)
print("  it has not begun, and is not dead:", bool(oven), oven.dead)
oven.switch()
try:
    oven.run
except AttributeError as error:
    print("  after the start there is no", error)
print("  it has ended:", bool(oven), oven.dead)

print("2. a subclass keeps what belongs to the task")
clock = iter(range(9, 18))


class Shift(greenlet.greenlet):
    began = ended = None

    def run(self):
        self.began = next(clock)
        print("  the bakery is open")
        self.ended = next(clock)


shift = Shift()
shift.switch()
print("  from", shift.began, "to", shift.ended)

print("3. the main greenlet is the root of the tree")


def is_root():
    return getcurrent().parent is None


print("  out here:", is_root(), " in a greenlet:", greenlet.greenlet(is_root).switch())

print("4. the result goes to the parent, and a parent that waits to start gets it as its argument")


def shop(bread):
    print("  the shop sells", bread)
    return "money"


def baker():
    print("  the baker bakes")
    return "rye bread"


# Given at the start, or set at any time before the end.
early = greenlet.greenlet(baker, greenlet.greenlet(shop))
print("  main gets", early.switch())
late = greenlet.greenlet(baker)
late.parent = greenlet.greenlet(shop)
print("  main gets", late.switch())

print("5. the tree stays a tree")
father, son = greenlet.greenlet(shop), greenlet.greenlet(baker)
son.parent = father
for wrong in (son, 42, None):
    try:
        father.parent = wrong
    except (ValueError, TypeError) as error:
        print(" ", type(error).__name__ + ":", error)

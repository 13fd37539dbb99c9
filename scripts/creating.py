# How a greenlet comes to life, whose child it is, and where its result goes.
#
# Seven short scenes. To make a greenlet costs no stack: until the first switch
# it is an object with a function and a parent. The first switch marks the place
# where the native stack ends now as the greenlet's base, and the function runs
# from there. When the function returns, the stack is back at the base, the
# greenlet is dead, and its result is switched to the parent: to a greenlet, not
# to a line of code. It arrives wherever the parent waits at that moment.

import time
from greenlet import greenlet, getcurrent

main = getcurrent()


def scene(title):
    print("--", title)


scene("1. made, but not started")


def bake():
    print("  baking, as a child of main:", getcurrent().parent is main)
    return "bread"


baker = greenlet(bake)
print("  its function is kept in run:", baker.run is bake)
print("  its parent is who made it:", baker.parent is main)
print("  alive:", bool(baker), "- dead:", baker.dead, "- frames:", baker.gr_frame)


scene("2. started, and ended by returning")
# main waits inside this call. `bake` returns, main is its parent, and so the
# word appears here as if `switch` had been an ordinary call.
print("  main got", baker.switch())
print("  alive:", bool(baker), "- dead:", baker.dead)
try:
    baker.run
except AttributeError as error:
    # The function left the object at the start: from then on the stack holds it.
    print("  run is gone:", type(error).__name__, error)


scene("3. two greenlets, and one of them never ends")


def ask():
    print("  ask: over to the listener")
    listener.switch()
    print("  ask: the listener came back to me")
    return "a result for main"


def listen():
    print("  listen: and over again")
    asker.switch()
    print("  nobody comes back, so this is not printed")


asker, listener = greenlet(ask), greenlet(listen)
# main -> ask -> listen -> ask, and then `ask` returns. The listener switched to
# it last, but its parent is main, so main gets the result.
print("  main got", asker.switch())
print("  asker dead:", asker.dead, "- listener dead:", listener.dead)
# What is left of the listener is a slice of stack that ends in its switch.
parked = listener.gr_frame
print("  it waits in", parked.f_code.co_name, "- line", parked.f_lineno - listen.__code__.co_firstlineno, "after the def")


scene("4. which one is main")


def has_parent():
    return getcurrent().parent is not None


# Nobody made the main greenlet, so it alone has no parent. It never dies: there
# is no one to whom its result could go. Under CPython every thread has a main
# greenlet; Morelia has one thread, and so one main.
print("  called in main:", has_parent())
print("  run in a greenlet:", greenlet(has_parent).switch())


scene("5. a class of greenlets")


class Task(greenlet):
    """Takes what it needs when it is made; `run` is a method, not an argument."""

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.started = self.ended = None

    def run(self, *words):
        self.started = time.monotonic()
        print(" ", self.name, "runs with", words, "- and is current:", getcurrent() is self)
        self.ended = time.monotonic()


task = Task("sweep")
print("  before:", task.started, task.ended)
task.switch("kitchen", "hall")
print("  took no negative time:", task.ended >= task.started)
# A method belongs to the class, so here the start could not take it away.
print("  run is still found, on the class:", task.run.__func__ is Task.run)


scene("6. another parent")


def pack(thing):
    print("  packing", thing)
    return "a box of " + thing


def pick():
    print("  picking")
    return "apples"


# The packer has not started yet. The picker ends, its result is switched to its
# parent, and a first switch starts: the result becomes the argument of `pack`.
# Then the packer ends too, and its parent is main.
packer = greenlet(pack)
picker = greenlet(pick, packer)
print("  main got", picker.switch())
print("  both are dead:", picker.dead and packer.dead)

# The parent can also be set later, even while the child is parked.
packer, picker = greenlet(pack), greenlet(pick)
print("  child of main:", picker.parent is main)
picker.parent = packer
print("  child of the packer:", picker.parent is packer)
print("  main got", picker.switch())


def pick_slowly():
    main.switch("a pause")
    return "pears"


slow = greenlet(pick_slowly)
print("  main got", slow.switch())
slow.parent = greenlet(pack)
print("  main got", slow.switch())


scene("7. what cannot be a parent")
# A result must reach somebody in the end, so the chain of parents has to lead
# to main: no rings, and nothing but greenlets.
young = greenlet(pick)
old = greenlet(pick, young)
for candidate in (old, young, 42, None):
    try:
        young.parent = candidate
    except (ValueError, TypeError) as error:
        print(" ", type(error).__name__, "-", error)
print("  the parent is as before:", young.parent is main)

# A caller that reached a greenlet through a dead descendant does not keep it alive.
from greenlet import greenlet, getcurrent
main = getcurrent()
def park(*received):
    print("started", received)
    try:
        while True: print("resumed", main.switch())
    finally: print("killed in", getcurrent() is not main, getcurrent().parent is main)
def caller():
    print("caller got", dead.switch("through"))
dead = greenlet(lambda: None)
dead.switch()
def resumed_ancestor():
    ancestor = greenlet(park)
    ancestor.switch(1)
    dead.parent = ancestor
    del ancestor
    other = greenlet(caller)
    other.switch()
    dead.parent = main
    print("reparented")
    other.switch(2)
resumed_ancestor()
def started_ancestor():
    dead.parent = greenlet(park)
    other = greenlet(caller)
    other.switch()
    dead.parent = main
    print("reparented")
    other.switch(2)
started_ancestor()
def thrown():
    def thrower():
        try: print("thrower got", dead.throw(KeyError("k")))
        except KeyError as error: print("thrower", error)
    def stubborn():
        try: main.switch()
        except KeyError as error: print("stubborn", error)
        park()
    ancestor = greenlet(stubborn)
    ancestor.switch()
    dead.parent = ancestor
    del ancestor
    other = greenlet(thrower)
    other.switch()
    dead.parent = main
    print("reparented")
    other.switch(3)
thrown()

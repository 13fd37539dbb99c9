# What is thrown into a greenlet that waits for a kill is reported, be it an exit.
import sys
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
sys.unraisablehook = lambda unraisable: print("unraisable", repr(unraisable.exc_value), type(unraisable.object).__name__)
saved = []
def stubborn():
    try:
        main.switch()
    except GreenletExit:
        saved.append(getcurrent())
        main.switch("resists")
    return "result"
def killer():
    victim = greenlet(stubborn)
    victim.switch()
    del victim
    print("killed")
    return "killer's result"
for error in (GreenletExit, GreenletExit("x"), KeyError("k"), None):
    one = greenlet(killer)
    one.switch()
    print(one.switch())
    print(saved[0].dead, saved[0].parent is one)
    print(one.throw(error) if error else one.switch("ignored"))
    print(one.dead, saved[0].dead, saved[0].parent is one)
    print(saved.pop().switch())

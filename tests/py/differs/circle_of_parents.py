# A kill that waits while the victim's former parent becomes its descendant: the main greenlet is its parent afterwards, and no circle is closed. The extension closes it, and goes round for ever in the next search for a living parent.
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
saved = []
def stubborn():
    try:
        main.switch()
    except GreenletExit:
        saved.append(getcurrent())
        main.switch("resists")
def killer():
    global victim
    del victim
    return "killed"
old = greenlet(lambda: None)
victim = greenlet(stubborn, old)
victim.switch()
one = greenlet(killer)
print(one.switch())
print(saved[0].parent is one)
old.parent = saved[0]
print(one.switch())
print(saved[0].parent is old, old.parent is saved[0])
try: print(greenlet(print, old).parent is old)
except BaseException as e: print(repr(e))
saved[0].switch()
print("end")

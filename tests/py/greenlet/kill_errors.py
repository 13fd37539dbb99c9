# A killed greenlet that raises something else: unraisable hook, killer goes on.
import sys
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
def hook(u): print("unraisable", type(u.exc_value).__name__, u.exc_value, type(u.object).__name__)
sys.unraisablehook = hook
def bad():
    try: main.switch()
    except GreenletExit: raise ValueError("instead of exit")
g = greenlet(bad); g.switch()
del g
print("goes on")
def bad_finally():
    try: main.switch()
    finally: 1 / 0
g = greenlet(bad_finally); g.switch()
try: raise KeyError("active")
except KeyError as e:
    del g
    print("still", repr(e), e.__context__)
class My(GreenletExit): pass
def sub():
    try: main.switch()
    except GreenletExit: raise My("subclass is fine")
g = greenlet(sub); g.switch(); del g
print("no report for a subclass")
def resurrect():
    try: main.switch()
    except GreenletExit: saved.append(getcurrent())
    main.switch("second life")
    return "finished"
saved = []
g = greenlet(resurrect); g.switch(); del g
print(len(saved), saved[0].dead, bool(saved[0]))
print(saved[0].switch(), saved[0].dead)
saved.clear()
print("end")

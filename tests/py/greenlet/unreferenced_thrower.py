# A greenlet that nobody refers to throws into one that has not started: it is killed there, before the exception goes on to the parent.
from greenlet import greenlet, getcurrent
pool = {"main": getcurrent()}
def name(wanted):
    return [key for key, one in pool.items() if one is wanted]
def leave():
    try:
        pool["main"].switch()
        # Whoever switched here refers to the child alone.
        pool["child"].parent = pool["main"]
        pool["target"].throw(KeyError("k"))
    finally:
        print("leaver ends in", name(getcurrent().parent))
def parent():
    try:
        pool["main"].switch()
    except KeyError as error:
        print("parent got", error, "and has", name(getcurrent().parent))
def play():
    leaver = greenlet(leave)
    leaver.switch()
    pool["child"] = greenlet(lambda: None, leaver)
    del leaver
    pool["child"].switch()
pool["parent"] = greenlet(parent)
pool["parent"].switch()
pool["target"] = greenlet(print, pool["parent"])
play()
print("main goes on")
pool["target"] = greenlet(print)
try:
    play()
except KeyError as error:
    print("main got", error)

# A greenlet that nobody refers to switches into a kill that waits: it is killed there before the first kill ends.
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
pool = {"main": main}
def name(wanted):
    return [key for key, one in pool.items() if one is wanted]
def resist():
    try:
        main.switch()
    except GreenletExit:
        pool["victim"] = getcurrent()
        main.switch("the victim resists")
    print("the victim ends")
def kill():
    del pool["first"]
    print("the killer goes on;", name(pool["victim"].parent))
def leave():
    try:
        main.switch()
        # Whoever switched here refers to the child alone.
        pool["child"].parent = main
        pool["killer"].switch()
    finally:
        print("the leaver ends in", name(getcurrent().parent), "while the victim's parent is", name(pool["victim"].parent))
pool["first"] = greenlet(resist)
pool["first"].switch()
pool["killer"] = greenlet(kill)
print(pool["killer"].switch())
leaver = greenlet(leave)
leaver.switch()
pool["child"] = greenlet(lambda: None, leaver)
del leaver
pool["child"].switch()
print(name(pool["victim"].parent), pool["killer"].dead)
pool["victim"].switch()

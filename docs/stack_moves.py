# Shows the native stack move: what each spawn, switch and end copies out of the stack and back. Morelia only; `docs/greenlets.md` explains it.
import greenlet
from greenlet import getcurrent

main = getcurrent()


def look(what):
    now = greenlet.statistics()
    moved = [now[name] - look.last[name] for name in ("bytes_saved", "bytes_restored", "bytes_avoided")]
    print(f"{what:36} saved {moved[0]:5} restored {moved[1]:5} left in place {moved[2]:5}  slices saved {now['saved_slices']}")
    look.last = greenlet.statistics()


def down(depth, action):
    return action() if depth == 0 else down(depth - 1, action)


def worker():
    look("main starts worker")
    main.switch()
    look("main resumes worker")
    down(10, main.switch)
    look("main resumes worker, 10 calls deeper")


look.last = greenlet.statistics()
g = greenlet.greenlet(worker)
g.switch()
look("worker switches to main")
g.switch()
look("worker switches, 10 calls deeper")
g.switch()
look("worker ends")
low = greenlet.greenlet(lambda: main.switch())
down(30, low.switch)
look("a start from 30 calls deep, and back")
low.switch()
look("to a base below everything, and end")

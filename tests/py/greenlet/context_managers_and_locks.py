# contextlib managers and a cooperative lock across greenlets.
from contextlib import contextmanager, ExitStack, suppress
from greenlet import greenlet, getcurrent
main = getcurrent()
@contextmanager
def managed(name):
    main.switch(f"enter {name}")
    try: yield name.upper()
    except ValueError as e: main.switch(f"manager caught {e}")
    finally: main.switch(f"exit {name}")
def drive(f):
    g = greenlet(f); r = g.switch(); steps = []
    while not g.dead: steps.append(r); r = g.switch()
    return steps, r
def one():
    with managed("m") as v:
        main.switch(v)
        raise ValueError("inside")
    return "after"
print(drive(one))
def stack():
    with ExitStack() as s:
        for n in "ab": s.enter_context(managed(n))
        s.callback(main.switch, "callback")
        main.switch("body")
    return "done"
print(drive(stack))
def sup():
    with suppress(KeyError):
        main.switch("in suppress")
        {}["k"]
    return "suppressed"
print(drive(sup))
class Lock:
    def __init__(self): self.owner, self.waiters = None, []
    def __enter__(self):
        while self.owner is not None: self.waiters.append(getcurrent()); main.switch("blocked")
        self.owner = getcurrent()
    def __exit__(self, *a):
        self.owner = None
        ready.extend(self.waiters); self.waiters.clear()
lock, ready, log = Lock(), [], []
def job(n):
    with lock:
        log.append(f"{n} in"); ready.append(getcurrent()); main.switch("working"); log.append(f"{n} out")
for n in "xyz": ready.append(greenlet(lambda n=n: job(n)))
while ready: ready.pop(0).switch()
print(log)

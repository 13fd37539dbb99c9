# An event loop on greenlets: sleep, join, cancel, timeouts on a virtual clock.
import heapq
from greenlet import greenlet, getcurrent, GreenletExit
class Loop:
    def __init__(self): self.now, self.heap, self.n = 0, [], 0; self.main = getcurrent()
    def at(self, t, g, *args): self.n += 1; heapq.heappush(self.heap, (t, self.n, g, args))
    def sleep(self, dt): self.at(self.now + dt, getcurrent()); return self.main.switch()
    def spawn(self, f, *a):
        t = Task(self, f, a); self.at(self.now, t); return t
    def run(self):
        while self.heap:
            self.now, _, g, args = heapq.heappop(self.heap)
            if not g.dead: g.switch(*args)
class Task(greenlet):
    def __init__(self, loop, f, a): super().__init__(parent=loop.main); self.loop, self.f, self.a, self.waiters = loop, f, a, []; self.result = self.error = None
    def run(self):
        try: self.result = self.f(*self.a)
        except Exception as e: self.error = e
        except GreenletExit: self.error = GreenletExit(); print(f"[{self.loop.now}] cancelled")
        for w in self.waiters: self.loop.at(self.loop.now, w)
    def join(self):
        if not self.dead: self.waiters.append(getcurrent()); self.loop.main.switch()
        if self.error is not None: raise self.error
        return self.result
loop = Loop()
def say(*a): print(f"[{loop.now}]", *a)
def worker(name, dt, n):
    for i in range(n): loop.sleep(dt); say(name, i)
    return name.upper()
def failing(): loop.sleep(3); raise ValueError("failed task")
def boss():
    a, b, c = loop.spawn(worker, "a", 2, 3), loop.spawn(worker, "b", 3, 2), loop.spawn(failing)
    say("waiting"); say(a.join(), b.join())
    try: c.join()
    except ValueError as e: say("caught", e)
    d = loop.spawn(worker, "d", 5, 100); loop.sleep(12); d.throw(); say("after cancel", type(d.error).__name__, d.dead)
    return "boss done"
b = loop.spawn(boss); loop.run(); say(b.result)

# Actors with mailboxes on subclassed greenlets.
from greenlet import greenlet, getcurrent
hub = getcurrent()
class Actor(greenlet):
    ready = []
    def __init__(self): super().__init__(parent=hub); self.box = []; Actor.ready.append(self)
    def send(self, *m):
        self.box.append(m)
        if self not in Actor.ready: Actor.ready.append(self)
    def receive(self):
        while not self.box: hub.switch()
        return self.box.pop(0)
    @staticmethod
    def loop():
        n = 0
        while Actor.ready: Actor.ready.pop(0).switch(); n += 1
        return n
class Counter(Actor):
    def run(self):
        total = 0
        while True:
            match self.receive():
                case ["add", int(n)]: total += n
                case ["get", who]: who.send("total", total)
                case ["stop"]: print("counter stops at", total); return
                case other: print("counter ignores", other)
class Client(Actor):
    def __init__(self, counter, n): super().__init__(); self.counter, self.n = counter, n
    def run(self):
        for i in range(self.n): self.counter.send("add", i); hub.switch() if Actor.ready else None
        self.counter.send("get", self); self.counter.send("what", self.n)
        print("client", self.n, self.receive())
c = Counter(); clients = [Client(c, n) for n in (3, 5)]
for cl in clients: Actor.ready.append(cl)
Actor.loop(); c.send("stop"); Actor.loop()
print(c.dead, [x.dead for x in clients])

# Channels with select, deadlock detection, and fan-in.
from greenlet import greenlet, getcurrent
hub = getcurrent(); ready = []; log = []
class Channel:
    def __init__(self, name): self.name, self.senders, self.receivers = name, [], []
    def send(self, v):
        if self.receivers: ready.append((self.receivers.pop(0), v))
        else: self.senders.append((getcurrent(), v)); hub.switch()
    def receive(self):
        if self.senders:
            g, v = self.senders.pop(0); ready.append((g, None)); return v
        self.receivers.append(getcurrent()); return hub.switch()
def spawn(f, *a): ready.append((greenlet(lambda _: f(*a)), None))
def run():
    while ready: g, v = ready.pop(0); g.switch(v)
c = Channel("c")
def ping(n):
    for i in range(n): c.send(("ping", i)); log.append(f"sent {i}")
def pong(n):
    for _ in range(n): log.append(f"got {c.receive()[1]}")
spawn(ping, 3); spawn(pong, 3); run(); print(log); log.clear()
def filter_(inp, out, p):
    while True:
        n = inp.receive()
        if n % p: out.send(n)
def source(ch):
    n = 2
    while True: ch.send(n); n += 1
primes = []
def sieve():
    ch = Channel("0"); spawn(source, ch)
    while len(primes) < 12:
        p = ch.receive(); primes.append(p)
        nxt = Channel(str(p)); spawn(filter_, ch, nxt, p); ch = nxt
    ready.clear(); stop.append(True)
stop = []
spawn(sieve)
while ready and not stop: g, v = ready.pop(0); g.switch(v)
print(primes)
ready.clear()
fan = Channel("fan")
for name in "abc": spawn(lambda name=name: [fan.send(f"{name}{i}") for i in range(2)])
got = []
spawn(lambda: [got.append(fan.receive()) for _ in range(6)])
run(); print(got)
blocked = greenlet(lambda _: Channel("never").receive()); ready.append((blocked, None)); run()
print("deadlocked", not blocked.dead, bool(blocked))

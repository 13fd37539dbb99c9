# A pipeline of greenlets: producer, filter, consumer, with end markers.
from greenlet import greenlet, getcurrent
END = object()
def producer(n):
    for i in range(n):
        print("produce", i)
        stage2.switch(i)
    stage2.switch(END)
def doubler():
    item = first
    while item is not END:
        consumer_g.switch(item * 2)
        item = producer_g.switch()
    consumer_g.switch(END)
def consumer():
    total, item = 0, main.switch("consumer ready")
    while item is not END:
        total += item
        print("consume", item)
        item = stage2.switch()
    main.switch(total)
main = getcurrent()
consumer_g = greenlet(consumer); print(consumer_g.switch())
class Stage(greenlet):
    def run(self, item):
        while item is not END:
            back = consumer_g.switch(item * 10)
            item = producer_g.switch()
        consumer_g.switch(END)
stage2 = Stage(); producer_g = greenlet(producer)
print("total", producer_g.switch(4))
print(producer_g.dead, stage2.dead, consumer_g.dead)
class Queue:
    def __init__(self, size): self.items, self.size, self.waiting = [], size, []
    def put(self, x):
        while len(self.items) >= self.size: sched()
        self.items.append(x)
    def get(self):
        while not self.items: sched()
        return self.items.pop(0)
ready = []
def sched(): ready.append(getcurrent()); main.switch()
def spawn(f, *a): ready.append(greenlet(lambda: f(*a)))
q, out = Queue(2), []
def prod(name, n):
    for i in range(n): q.put(f"{name}{i}"); out.append(f"+{name}{i}")
def cons(n):
    for _ in range(n): out.append("-" + q.get())
spawn(prod, "a", 3); spawn(prod, "b", 3); spawn(cons, 6)
while ready: ready.pop(0).switch()
print(*out)

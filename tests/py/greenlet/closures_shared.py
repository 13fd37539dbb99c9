# Closures and globals shared between greenlets.
from greenlet import greenlet, getcurrent
main = getcurrent()
count = 0
def make():
    total = 0
    def add(n):
        nonlocal total
        global count
        while True:
            total += n
            count += 1
            n = main.switch(total)
    def get(): return total
    return add, get
add, get = make()
a, b = greenlet(add), greenlet(add)
print(a.switch(1), b.switch(10), a.switch(100), b.switch(1000), get(), count)
fs = []
for i in range(3):
    fs.append(greenlet(lambda: (i, main.switch(i), i)))
print([f.switch() for f in fs])
i = "changed"
print([f.switch("x") for f in fs])
def counter():
    n = 0
    while True:
        n += (yield n) or 1
c = counter(); next(c)
g1 = greenlet(lambda: [main.switch(c.send(2)), main.switch(c.send(3))])
g2 = greenlet(lambda: [main.switch(c.send(10)), main.switch(c.send(20))])
print(g1.switch(), g2.switch(), g1.switch("a"), g2.switch("b"), g1.switch("c"), g2.switch("d"))
class Account:
    def __init__(self): self.balance = 0
    def deposit(self, n):
        seen = self.balance
        main.switch("between read and write")
        self.balance = seen + n
acc = Account()
x, y = greenlet(acc.deposit), greenlet(acc.deposit)
x.switch(5); y.switch(7); x.switch(); y.switch()
print("lost update:", acc.balance)
lst = []
def appender(name):
    for k in range(3): lst.append(f"{name}{k}"); main.switch()
p, q = greenlet(appender), greenlet(appender)
for _ in range(4): p.switch("p") if not p.dead else 0; q.switch("q") if not q.dead else 0
print(lst)

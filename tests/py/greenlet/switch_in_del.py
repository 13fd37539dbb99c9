# Switching inside __del__.
from greenlet import greenlet, getcurrent
main = getcurrent()
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(f"del {self.n} in {'main' if getcurrent() is main else 'child'}")
        if getcurrent() is not main: main.switch("from del " + self.n)
        log.append(f"del {self.n} done")
def f():
    d = D("one")
    d = None
    log.append("after one")
    l = [D("two"), D("three")]
    l.clear()
    return "end"
g = greenlet(f)
r = g.switch()
while not g.dead:
    print(r); r = g.switch()
print(r)
D("main one")
print(*log, sep="\n")
class Starter:
    def __del__(self): print("result in del:", greenlet(lambda: "child of del").switch())
Starter()
x = Starter(); x = None
def local():
    s = Starter()
    return "left"
print(local())
class Raises:
    def __del__(self):
        try: greenlet(lambda: 1 / 0).switch()
        except ZeroDivisionError as e: print("handled", e)
Raises()

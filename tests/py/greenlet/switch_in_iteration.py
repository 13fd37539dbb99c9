# Switching inside __iter__, __next__, __getitem__, __len__ and map/filter/zip callbacks.
from greenlet import greenlet, getcurrent
main = getcurrent()
def drive(f):
    g = greenlet(f); r = g.switch(); steps = []
    while not g.dead: steps.append(r); r = g.switch()
    return steps, r
class It:
    def __iter__(self): main.switch("iter"); self.i = 0; return self
    def __next__(self):
        self.i += 1
        main.switch(f"next {self.i}")
        if self.i > 2: raise StopIteration
        return self.i
class Seq:
    def __getitem__(self, i):
        main.switch(f"get {i}")
        if i > 1: raise IndexError
        return i
    def __len__(self): main.switch("len"); return 2
print(drive(lambda: list(It())))
print(drive(lambda: sum(It())), drive(lambda: max(It())))
print(drive(lambda: [x for x in Seq()]))
print(drive(lambda: list(reversed(Seq()))))
print(drive(lambda: tuple(map(lambda x: main.switch(f"map {x}") or x * 2, [1, 2]))))
print(drive(lambda: list(filter(lambda x: main.switch(f"filter {x}") or x > 1, [1, 2]))))
print(drive(lambda: list(zip(It(), "ab"))))
print(drive(lambda: dict((k, k) for k in It())))
print(drive(lambda: ",".join(str(x) for x in It())))
def unpack():
    a, b = It()
    return a, b
print(drive(unpack))
def loop():
    for x in It(): main.switch(f"body {x}")
    return "done"
print(drive(loop))
print(drive(lambda: 1 in It()), drive(lambda: any(It())), drive(lambda: [*It(), *Seq()]))
def ext():
    l = [0]; l.extend(It()); l[1:1] = Seq()
    return l
print(drive(ext))

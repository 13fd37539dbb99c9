# greenlet.greenlets(): all greenlets that are not dead. CPython's greenlet has nothing like it.
import gc
import greenlet
from greenlet import getcurrent

main = getcurrent()


def show():
    living = greenlet.greenlets()
    names = ["main" if g is main else g.__dict__.get("name", "?") for g in living]
    print(len(living), sorted(names), sum(map(bool, living)))


class Worker(greenlet.greenlet):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def run(self):
        while main.switch(self.name) != "end":
            pass


show()
workers = [Worker(f"worker {number}") for number in range(4)]
show()
print([worker.switch() for worker in workers])
show()
workers[1].switch("end")
show()
del workers[2:]
gc.collect()
show()
try:
    greenlet.greenlets(1)
except TypeError as error:
    print(error)

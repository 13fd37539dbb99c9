# An event loop with timers, on a virtual clock.
#
# `sleep` looks as if it blocked. In fact it notes when to go on and switches to the
# loop, which runs whatever is due next. The clock is virtual: it jumps to the next timer.

import heapq
from greenlet import greenlet, getcurrent


class Loop:
    def __init__(self):
        self.now = 0.0
        self.timers = []  # heap of (time, serial, greenlet, value)
        self.serial = 0  # keeps timers of the same time in order

    def call_at(self, time, task, value=None):
        self.serial += 1
        heapq.heappush(self.timers, (time, self.serial, task, value))

    def spawn(self, function, *arguments):
        task = greenlet(lambda _: function(*arguments), self.main)
        self.call_at(self.now, task)
        return task

    def sleep(self, seconds):
        self.call_at(self.now + seconds, getcurrent())
        self.main.switch()

    def run(self, function):
        self.main = getcurrent()
        self.spawn(function)
        while self.timers:
            self.now, _, task, value = heapq.heappop(self.timers)
            if not task.dead:
                task.switch(value)


class Channel:
    """Hands values from greenlets that put to greenlets that get."""

    def __init__(self, loop):
        self.loop, self.items, self.getters = loop, [], []

    def put(self, value):
        if self.getters:
            self.loop.call_at(self.loop.now, self.getters.pop(0), value)
        else:
            self.items.append(value)

    def get(self):
        if self.items:
            return self.items.pop(0)
        self.getters.append(getcurrent())
        return self.loop.main.switch()  # the loop delivers the value


loop = Loop()
kitchen = Channel(loop)


def log(*words):
    print(f"{loop.now:5.1f}", *words)


def cook(dish, minutes):
    log("cook starts", dish)
    loop.sleep(minutes)
    kitchen.put(dish)


def restaurant():
    for dish, minutes in [("soup", 4), ("bread", 1.5), ("pie", 9), ("tea", 4)]:
        loop.spawn(cook, dish, minutes)
        loop.sleep(0.5)
    for _ in range(4):
        log("waiter brings", kitchen.get())


loop.run(restaurant)

# A simulation: customers, two tellers, one queue.
#
# Every customer is a greenlet that tells its own story from top to bottom:
# arrive, queue, be served, leave. The simulation switches to whoever has the
# next event. Times are whole minutes; the arrivals come from a small
# generator of pseudo-random numbers, so every run tells the same story.

import heapq
from greenlet import greenlet, getcurrent

TELLERS, CUSTOMERS = 2, 8


class Simulation:
    def __init__(self):
        self.minute, self.serial, self.events = 0, 0, []
        self.hub = getcurrent()

    def schedule(self, delay, task):
        self.serial += 1
        heapq.heappush(self.events, (self.minute + delay, self.serial, task))

    def wait(self, minutes):
        self.schedule(minutes, getcurrent())
        self.hub.switch()

    def run(self):
        while self.events:
            self.minute, _, task = heapq.heappop(self.events)
            task.switch()


class Tellers:
    def __init__(self, count):
        self.free, self.queue = count, []

    def __enter__(self):
        if self.free == 0:
            self.queue.append(getcurrent())
            simulation.hub.switch()  # parked until a teller calls us
        else:
            self.free -= 1

    def __exit__(self, *exception):
        if self.queue:
            simulation.schedule(0, self.queue.pop(0))
        else:
            self.free += 1


def pseudo_random(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 16


def say(name, text):
    print(f"{simulation.minute:3d} min  customer {name} {text}")


def customer(name, service):
    arrived = simulation.minute
    say(name, "arrives" + (f", {len(tellers.queue)} in the queue" if tellers.free == 0 else ""))
    with tellers:
        waited = simulation.minute - arrived
        waits.append(waited)
        say(name, f"is served after {waited} min")
        simulation.wait(service)
    say(name, "leaves")


simulation, tellers, waits = Simulation(), Tellers(TELLERS), []
numbers, start = pseudo_random(2), 0
for name in "ABCDEFGH"[:CUSTOMERS]:
    start += next(numbers) % 5
    service = 3 + next(numbers) % 8
    simulation.schedule(start, greenlet(lambda name=name, service=service: customer(name, service)))
simulation.run()
print(f"longest wait {max(waits)} min, mean {sum(waits) / len(waits):.2f} min")

"""Parks many greenlets at once, then finishes each with a value of its own; prints what came of them and the most memory that was
resident. The argument says how many."""

import greenlet
import sys

count = int(sys.argv[1])
main = greenlet.getcurrent()


def worker(number):
    received = main.switch()
    return number + received


parked = []
for number in range(count):
    one = greenlet.greenlet(worker)
    one.switch(number)
    parked.append(one)
print("parked", sum(1 for one in parked if one and not one.dead))
right = 0
for number, one in enumerate(parked):
    right += one.switch(count) == number + count
print("right", right)
print("dead", sum(one.dead for one in parked))
with open("/proc/self/status") as file:
    kilobytes = [line.split()[1] for line in file if line.startswith("VmHWM:")]
print("memory", int(kilobytes[0]) * 1024)

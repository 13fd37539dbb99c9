"""Parks a number of greenlets, given as an argument, in a ring where each switches to the next, in the order in which they were made or, if
"shuffled" is a second argument, in a random one. Prints the bytes of memory for each, the seconds of one switch on the way round, and those of
one switch between two greenlets, each the best of some rounds."""

import random
import sys
import time
from greenlet import getcurrent, greenlet

ROUNDS = 3
count = int(sys.argv[1])
main = getcurrent()


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


def best_of(action, switches):
    best = None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        seconds = (time.perf_counter() - start) / switches
        best = seconds if best is None else min(best, seconds)
    return best


def back():
    while True:
        main.switch()


def to_and_fro(switch, rounds):
    for _ in range(rounds):
        switch()


def link(number):
    main.switch()
    following = ring[after[number]] if after[number] is not None else main
    while True:
        following.switch()


other = greenlet(back)
other.switch()
print("pair", best_of(lambda: to_and_fro(other.switch, 200_000), 400_000))

order = list(range(count))
if sys.argv[2:] == ["shuffled"]:
    random.Random(1).shuffle(order)
after = [None] * count
for number, following in zip(order, order[1:]):
    after[number] = following

ring = []
before = resident()
for number in range(count):
    one = greenlet(link)
    ring.append(one)
    one.switch(number)
# The first round brings each to where it switches to the next one.
first = ring[order[0]]
first.switch()
print("bytes", (resident() - before) / count)
rounds = max(1, 100_000 // count)
print("ring", best_of(lambda: to_and_fro(first.switch, rounds), rounds * count))

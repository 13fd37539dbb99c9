"""Prints the seconds of one switch between two greenlets, the best of some rounds; each switch crosses one function on both sides."""

import time
from greenlet import getcurrent, greenlet

ROUNDS = 100_000


def child():
    switch = main.switch
    while True:
        switch()


def play(switch):
    for _ in range(ROUNDS):
        switch()


main = getcurrent()
other = greenlet(child)
other.switch()
best = None
for _ in range(5):
    start = time.perf_counter()
    play(other.switch)
    seconds = (time.perf_counter() - start) / (2 * ROUNDS)
    best = seconds if best is None else min(best, seconds)
print(best)

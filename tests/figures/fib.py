"""Prints the seconds of `fib(30)`, the best of some."""

import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


best = None
for _ in range(3):
    start = time.perf_counter()
    assert fib(30) == 832040
    seconds = time.perf_counter() - start
    best = seconds if best is None else min(best, seconds)
print(best)

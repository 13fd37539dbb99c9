"""Prints the bytes of native stack that one level of a recursion takes, for each form of a call.

A greenlet recurses and switches to the main one, which saves its stack. Two depths make the difference per level.
"""

import greenlet
import sys

sys.setrecursionlimit(10000)
main = greenlet.getcurrent()


def plain(n):
    return main.switch(n) if n == 0 else plain(n - 1)


def defaults(n, step=1, unused=None):
    return main.switch(n) if n == 0 else defaults(n - step)


def keywords(n, *, step):
    return main.switch(n) if n == 0 else keywords(n=n - step, step=step)


def spread(*args, **options):
    n, = args
    return main.switch(n) if n == 0 else spread(*[n - 1], **options)


def closure_of(unit):
    def closure(n):
        return main.switch(n) if n == 0 else closure(n - unit)
    return closure


class Methods:
    def method(self, n):
        return main.switch(n) if n == 0 else self.method(n - 1)

    def keyword_method(self, n, step=1):
        return main.switch(n) if n == 0 else self.keyword_method(n - 1, step=step)

    @classmethod
    def class_method(cls, n):
        return main.switch(n) if n == 0 else cls.class_method(n - 1)

    @staticmethod
    def static_method(n):
        return main.switch(n) if n == 0 else Methods.static_method(n - 1)


def bound(n):
    again = Bound().again
    return main.switch(n) if n == 0 else again(n - 1)


class Bound:
    def again(self, n):
        return bound(n)


class Nested:
    def __init__(self, n):
        self.inner = main.switch(n) if n == 0 else Nested(n - 1)


def delegating(n):
    if n == 0:
        main.switch(n)
        yield n
    else:
        yield from delegating(n - 1)


def looping(n):
    if n == 0:
        main.switch(n)
        yield n
    else:
        for item in looping(n - 1):
            yield item


forms = {
    "plain": plain,
    "defaults": defaults,
    "keywords": lambda n: keywords(n, step=1),
    "spread": lambda n: spread(n, option=1),
    "closure": closure_of(1),
    "method": Methods().method,
    "keyword_method": Methods().keyword_method,
    "class_method": Methods.class_method,
    "static_method": Methods.static_method,
    # Two calls a level.
    "bound": bound,
    "construction": Nested,
    "yield_from": lambda n: list(delegating(n)),
    "generator_loop": lambda n: list(looping(n)),
}


def bytes_at(function, depth):
    """Bytes of the native stack of a greenlet that has recursed `depth` levels."""
    deep = greenlet.greenlet(function)
    before = greenlet.statistics()["bytes_saved"]
    arrived = deep.switch(depth)
    # The main greenlet ends at the top of the stack: a switch to it saves all of the other one.
    saved = greenlet.statistics()["bytes_saved"] - before
    assert arrived == 0 and not deep.dead
    deep.switch()
    assert deep.dead
    return saved


for name, function in forms.items():
    shallow, deep = bytes_at(function, 100), bytes_at(function, 200)
    print(name, (deep - shallow) / 100)

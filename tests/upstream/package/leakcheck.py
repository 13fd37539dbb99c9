"""Takes the place of `greenlet.tests.leakcheck`: after each test no greenlet may be left that was not there before.

The original counts all objects over several runs of a test, and expects some tests to leak. Here the living greenlets are compared, and no
test may leave one, but those that say so themselves.
"""

import functools
import gc

from greenlet import greenlet

RUNNING_ON_MANYLINUX = False


def living_greenlets():
    return [value for value in gc.get_objects() if isinstance(value, greenlet)]


def ignores_leakcheck(function):
    function.ignore_leakcheck = True
    return function


def ignores_leakcheck_if(condition, message):
    return ignores_leakcheck if condition else lambda function: function


def fails_leakcheck(function):
    """Marks what leaks under CPython; it may not leak here."""
    return function


fails_leakcheck_on_py314_or_less = fails_leakcheck


def wrap(function):
    if getattr(function, "ignore_leakcheck", False):
        return function

    @functools.wraps(function)
    def test(self, *args, **keywords):
        gc.collect()
        before = len(living_greenlets())
        function(self, *args, **keywords)
        gc.collect()
        left = len(living_greenlets()) - before
        if left > 0 and not self.expect_greenlet_leak:
            raise AssertionError(f"{left} greenlets are left")

    return test

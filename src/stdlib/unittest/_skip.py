"""Marks on tests: to be skipped, or expected to fail."""

import functools
import types

__unittest = True


class SkipTest(Exception):
    """Raised by a test that is to be skipped."""

    __module__ = "unittest.case"


def _id(obj):
    return obj


def skip(reason):
    """Marks a test or a class of tests as one to skip."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if isinstance(reason, types.FunctionType):
        test_item, reason = reason, ""
        return decorator(test_item)
    return decorator


def skipIf(condition, reason):
    """Marks a test as one to skip if a condition holds."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """Marks a test as one to skip unless a condition holds."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """Marks a test as one that fails."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _is_skipped(test, method):
    """Whether a test, or its class, is marked as one to skip."""
    return getattr(test.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False)


def _skip_reason(test, method):
    """Why it is."""
    return getattr(test.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")

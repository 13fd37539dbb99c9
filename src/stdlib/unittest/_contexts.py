"""The blocks of assertRaises, assertWarns and those like them."""

import re
import sys
import traceback
import types
import warnings

__unittest = True


def _name_of(kind):
    """The name of a class; the text of a tuple of some."""
    try:
        return kind.__name__
    except AttributeError:
        return str(kind)


def _is_subtype(expected, basetype):
    if isinstance(expected, tuple):
        return all(_is_subtype(each, basetype) for each in expected)
    return isinstance(expected, type) and issubclass(expected, basetype)


class _BaseTestCaseContext:
    """A block that may fail a test at its end."""

    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    """A block, or a call, in which something of a given class is to happen."""

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        self.expected_regex = None if expected_regex is None else re.compile(expected_regex)
        self.obj_name = self.msg = None

    def handle(self, name, args, kwargs):
        """What the assert method returns: this, or None after a call of the first of args."""
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError("%s() arg 1 must be %s" % (name, self._base_type_str))
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
                return self
            function, *args = args
            self.obj_name = _name_of(function)
            with self:
                function(*args, **kwargs)
            return None
        finally:
            # The frame would keep this, its exception and so itself alive.
            self = None

    def _fail_without(self, verb):
        name = _name_of(self.expected)
        self._raiseFailure(f"{name} not {verb} by {self.obj_name}" if self.obj_name else f"{name} not {verb}")

    def _fail_to_match(self, happened):
        self._raiseFailure('"{}" does not match "{}"'.format(self.expected_regex.pattern, str(happened)))


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """Expects an exception."""

    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"
    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_without("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        # Without its traceback, which would keep frames alive.
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail_to_match(exc_value)
        return True


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """Expects a warning."""

    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        # Lines that warned before are to warn again.
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        found = [record for record in self.warnings if isinstance(record.message, self.expected)]
        for record in found:
            if self.expected_regex is None or self.expected_regex.search(str(record.message)):
                self.warning, self.filename, self.lineno = record.message, record.filename, record.lineno
                return
        if found:
            self._fail_to_match(found[0].message)
        self._fail_without("triggered")


class _AssertNotWarnsContext(_AssertWarnsContext):
    """Expects that a warning does not come."""

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None and any(isinstance(record.message, self.expected) for record in self.warnings):
            self._raiseFailure(f"{_name_of(self.expected)} triggered")

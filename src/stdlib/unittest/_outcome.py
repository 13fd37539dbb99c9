"""What becomes of a test, and of a part of it, while it runs."""

import collections
import warnings

from ._skip import SkipTest

__unittest = True


class _ShouldStop(Exception):
    """Ends a test whose outcome is known."""


def _addSkip(result, test_case, reason):
    addSkip = getattr(result, "addSkip", None)
    if addSkip is not None:
        addSkip(test_case, reason)
        return
    warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
    result.addSuccess(test_case)


def _addError(result, test, exc_info):
    if result is not None and exc_info is not None:
        add = result.addFailure if issubclass(exc_info[0], test.failureException) else result.addError
        add(test, exc_info)


def _addSubTest(result, subtest, exc_info):
    result.addSubTest(subtest.test_case, subtest, exc_info)


class _Outcome:
    """What is known of a test while it runs."""

    def __init__(self, result=None):
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expecting_failure = False
        self.expectedFailure = None

    def attempt(self, test_case, function, /, *args, **kwargs):
        """Calls a function that is a part of a test."""
        before, self.success = self.success, True
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.note(test_case, error, _addError)
        finally:
            self.success = self.success and before

    def note(self, test_case, error, add_error):
        """Reports what a part of a test raised; add_error is called for what is neither a skip nor expected."""
        if isinstance(error, SkipTest):
            self.success = False
            _addSkip(self.result, test_case, str(error))
        elif not isinstance(error, _ShouldStop):
            exc_info = type(error), error, error.__traceback__
            if self.expecting_failure:
                self.expectedFailure = exc_info
            else:
                self.success = False
                add_error(self.result, test_case, exc_info)


class _OrderedChainMap(collections.ChainMap):
    """Parameters of nested subtests, the innermost first."""

    def __iter__(self):
        return iter(dict.fromkeys(key for mapping in self.maps for key in mapping))


class _SubTestBlock:
    """The block of TestCase.subTest()."""

    def __init__(self, test_case, make_subtest, message, params):
        self.test_case, self.make_subtest, self.message, self.params = test_case, make_subtest, message, params

    def __enter__(self):
        case = self.test_case
        outcome = case._outcome
        self.outcome = outcome if outcome is not None and outcome.result_supports_subtests else None
        if self.outcome is not None:
            self.parent = case._subtest
            params = _OrderedChainMap(self.params) if self.parent is None else self.parent.params.new_child(self.params)
            case._subtest = self.make_subtest(case, self.message, params)
            self.before, outcome.success = outcome.success, True

    def __exit__(self, exc_type, exc_value, tb):
        outcome, case = self.outcome, self.test_case
        if outcome is None:
            return False
        try:
            self._report(outcome, case._subtest, exc_value)
            if isinstance(exc_value, KeyboardInterrupt):
                return False
            if not outcome.success:
                if outcome.result is not None and outcome.result.failfast:
                    raise _ShouldStop
            elif outcome.expectedFailure:
                raise _ShouldStop
        finally:
            case._subtest = self.parent
        return True

    def _report(self, outcome, subtest, error):
        try:
            if error is None:
                if outcome.success:
                    _addSubTest(outcome.result, subtest, None)
            elif not isinstance(error, KeyboardInterrupt):
                outcome.note(subtest, error, _addSubTest)
        finally:
            outcome.success = outcome.success and self.before

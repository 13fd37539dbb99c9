"""Groups of tests, with the fixtures of their classes and modules."""

import sys

from . import case, util

__unittest = True


def _call_if_exists(parent, attr):
    getattr(parent, attr, lambda: None)()


class BaseTestSuite:
    """A group of tests without fixtures."""

    # Whether tests are let go as soon as they have run.
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def countTestCases(self):
        """How many tests there are, those that have run and are gone included."""
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        """Add a test or a suite."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Add all tests of an iterable."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Run all tests until the result asks to stop."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def debug(self):
        """Run all tests and let their exceptions pass."""
        for test in self:
            test.debug()

    def _removeTestAtIndex(self, index):
        try:
            test = self._tests[index]
        except TypeError:
            # A subclass keeps its tests in something else than a list.
            return
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None


class TestSuite(BaseTestSuite):
    """A group of tests; the fixtures of a class and a module run where its tests begin and end."""

    def run(self, result, debug=False):
        is_outermost = getattr(result, "_testRunEntered", False) is False
        if is_outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _isnotsuite(test) and not self._set_up(test, result):
                continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if is_outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _set_up(self, test, result):
        """Ends the fixtures of the test before and begins those of this one; whether it may run."""
        self._tearDownPreviousClass(test, result)
        self._handleModuleFixture(test, result)
        self._handleClassSetUp(test, result)
        result._previousTestClass = test.__class__
        return not (getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False))

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls == getattr(result, "_previousTestClass", None) or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        _note_class_setup(cls, False)
        setUpClass = getattr(cls, "setUpClass", None)
        if setUpClass is None:
            return
        name = util.strclass(cls)
        _call_if_exists(result, "_setupStdout")
        try:
            if self._attempt(result, setUpClass, "setUpClass", name):
                return
            _note_class_setup(cls, True)
            doClassCleanups = getattr(cls, "doClassCleanups", None)
            if doClassCleanups is not None:
                doClassCleanups()
                for info in cls.tearDown_exceptions:
                    self._createClassOrModuleLevelException(result, info[1], "setUpClass", name, info)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _tearDownPreviousClass(self, test, result):
        cls = getattr(result, "_previousTestClass", None)
        if cls is None or cls == test.__class__:
            return
        is_not_set_up = getattr(cls, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False)
        if is_not_set_up or getattr(cls, "__unittest_skip__", False):
            return
        tearDownClass = getattr(cls, "tearDownClass", None)
        doClassCleanups = getattr(cls, "doClassCleanups", None)
        if tearDownClass is None and doClassCleanups is None:
            return
        name = util.strclass(cls)
        _call_if_exists(result, "_setupStdout")
        try:
            if tearDownClass is not None:
                self._attempt(result, tearDownClass, "tearDownClass", name)
            if doClassCleanups is not None:
                doClassCleanups()
                for info in cls.tearDown_exceptions:
                    if isinstance(result, _DebugResult):
                        raise info[1]
                    self._createClassOrModuleLevelException(result, info[1], "tearDownClass", name, info)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _get_previous_module(self, result):
        cls = getattr(result, "_previousTestClass", None)
        return None if cls is None else cls.__module__

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        setUpModule = getattr(sys.modules.get(name), "setUpModule", None)
        if setUpModule is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            if not self._attempt(result, setUpModule, "setUpModule", name):
                result._moduleSetUpFailed = True
                self._attempt(result, case.doModuleCleanups, "setUpModule", name)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _handleModuleTearDown(self, result):
        name = self._get_previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            tearDownModule = getattr(sys.modules[name], "tearDownModule", None)
            if tearDownModule is not None:
                self._attempt(result, tearDownModule, "tearDownModule", name)
            self._attempt(result, case.doModuleCleanups, "tearDownModule", name)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _attempt(self, result, fixture, method_name, parent):
        """Calls a fixture; whether it succeeded."""
        try:
            fixture()
        except Exception as problem:
            if isinstance(result, _DebugResult):
                raise
            self._createClassOrModuleLevelException(result, problem, method_name, parent)
            return False
        return True

    def _createClassOrModuleLevelException(self, result, exc, method_name, parent, info=None):
        self._addClassOrModuleLevelException(result, exc, f"{method_name} ({parent})", info)

    def _addClassOrModuleLevelException(self, result, exception, errorName, info=None):
        error = _ErrorHolder(errorName)
        addSkip = getattr(result, "addSkip", None)
        if addSkip is not None and isinstance(exception, case.SkipTest):
            addSkip(error, str(exception))
        else:
            result.addError(error, info or sys.exc_info())


def _note_class_setup(cls, has_failed):
    try:
        cls._classSetupFailed = has_failed
    except TypeError:
        # The "test" is any callable object, of a built-in class.
        pass


class _ErrorHolder:
    """Stands in a result for the fixture of a class or module."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        """Nothing runs here."""

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _isnotsuite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult:
    """What TestSuite.debug() keeps of the class before."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False

"""Single tests: their assertions, and how one is run."""

import collections
import difflib
import pprint
import re
import sys
import time
import warnings

from . import result
from ._contexts import (_AssertNotWarnsContext, _AssertRaisesContext, _AssertWarnsContext, _BaseTestCaseContext, _is_subtype)
from ._outcome import _addError, _addSkip, _Outcome, _OrderedChainMap, _ShouldStop, _SubTestBlock
from ._skip import SkipTest, _id, _is_skipped, _skip_reason, expectedFailure, skip, skipIf, skipUnless
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, strclass

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."

_subtest_msg_sentinel = object()
_NO_ITEM = TypeError, IndexError, NotImplementedError


class _UnexpectedSuccess(Exception):
    """What a result of the old kind is told of a test that was to fail."""


# ---- fixtures of modules

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after the tests of a module, even if its setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager, to be left after the tests of a module."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls what addModuleCleanup() was given, the last first; raises the first exception of these calls."""
    problems = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


def _enter_context(cm, addcleanup):
    # As for the with statement, the class alone is asked for the methods.
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol") from None
    value = enter(cm)
    addcleanup(leave, cm, None, None, None)
    return value


class TestCase:
    """A test, which is one method of a subclass, with what goes before and after it."""

    failureException = AssertionError
    # Whether a given message comes after the one of the assertion, or instead of it.
    longMessage = True
    # Longest difference that is shown, in characters.
    maxDiff = 80 * 8
    # Longest strings of which the difference is looked for, in characters.
    _diffThreshold = 2**16
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = self._subtest = None
        self._testMethodDoc = "No test"
        self._cleanups = []
        try:
            method = getattr(self, methodName)
        except AttributeError:
            # Without a name the object may serve for its assertions alone.
            if methodName != "runTest":
                raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        else:
            self._testMethodDoc = method.__doc__
        self._type_equality_funcs = {}
        for kind, function in ((dict, "assertDictEqual"), (list, "assertListEqual"), (tuple, "assertTupleEqual"),
                               (set, "assertSetEqual"), (frozenset, "assertSetEqual"), (str, "assertMultiLineEqual")):
            self.addTypeEqualityFunc(kind, function)

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual() compare objects of exactly this type by a function or the method of this name."""
        self._type_equality_funcs[typeobj] = function

    # ---- fixtures

    def setUp(self):
        """Called before the test."""

    def tearDown(self):
        """Called after the test, if setUp() succeeded."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the tests of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after tearDown(), even if setUp() fails; the last added is called first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager, to be left after tearDown()."""
        return _enter_context(cm, self.addCleanup)

    def doCleanups(self):
        """Calls what addCleanup() was given; whether nothing failed."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.attempt(self, self._callCleanup, function, *args, **kwargs)
        return outcome.success

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after tearDownClass(), even if setUpClass() fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager, to be left after tearDownClass()."""
        return _enter_context(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup() was given; what they raise is listed in tearDown_exceptions."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    # ---- names

    def countTestCases(self):
        """How many tests this is."""
        return 1

    def defaultTestResult(self):
        """The result that run() makes when it is given none."""
        return result.TestResult()

    def id(self):
        """The full name of the test."""
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def shortDescription(self):
        """The first line of the test's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        name = self._testMethodName
        return f"{name} ({strclass(self.__class__)}.{name})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    # ---- running

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        """Run the test and report to a result, which is returned."""
        stop_run = None
        if result is None:
            result = self.defaultTestResult()
            start_run, stop_run = getattr(result, "startTestRun", None), getattr(result, "stopTestRun", None)
            if start_run is not None:
                start_run()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if _is_skipped(self, method):
                _addSkip(result, self, _skip_reason(self, method))
            else:
                self._run_parts(method, result)
            return result
        finally:
            result.stopTest(self)
            if stop_run is not None:
                stop_run()

    def _run_parts(self, method, result):
        """Runs the fixtures and the test method between them."""
        mark = "__unittest_expecting_failure__"
        is_expecting_failure = getattr(self, mark, False) or getattr(method, mark, False)
        self._outcome = outcome = _Outcome(result)
        start = time.perf_counter()
        try:
            outcome.attempt(self, self._callSetUp)
            if outcome.success:
                outcome.expecting_failure = is_expecting_failure
                outcome.attempt(self, self._callTestMethod, method)
                outcome.expecting_failure = False
                outcome.attempt(self, self._callTearDown)
            self.doCleanups()
            self._addDuration(result, time.perf_counter() - start)
            if not outcome.success:
                return
            if not is_expecting_failure:
                result.addSuccess(self)
            elif outcome.expectedFailure:
                self._addExpectedFailure(result, outcome.expectedFailure)
            else:
                self._addUnexpectedSuccess(result)
        finally:
            # The traceback in it holds this frame, which holds the outcome.
            outcome.expectedFailure = None
            self._outcome = None

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            # Of the line that called run().
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=5)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    # Results that other code brings may be of an older kind, without some of these methods.

    def _addExpectedFailure(self, result, exc_info):
        add = getattr(result, "addExpectedFailure", None)
        if add is not None:
            add(self, exc_info)
            return
        warnings.warn("TestResult has no addExpectedFailure method, reporting as passes", RuntimeWarning)
        result.addSuccess(self)

    def _addUnexpectedSuccess(self, result):
        add = getattr(result, "addUnexpectedSuccess", None)
        if add is not None:
            add(self)
            return
        warnings.warn("TestResult has no addUnexpectedSuccess method, reporting as failure", RuntimeWarning)
        # Raised, as such a result may want a traceback.
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    def _addDuration(self, result, elapsed):
        add = getattr(result, "addDuration", None)
        if add is not None:
            add(self, elapsed)
        else:
            warnings.warn("TestResult has no addDuration method", RuntimeWarning)

    def debug(self):
        """Run the test and let its exceptions pass."""
        method = getattr(self, self._testMethodName)
        if _is_skipped(self, method):
            raise SkipTest(_skip_reason(self, method))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A block that fails on its own: the test goes on after it."""
        return _SubTestBlock(self, _SubTest, msg, params)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    def fail(self, msg=None):
        """Fail with a message."""
        raise self.failureException(msg)

    # ---- assertions about one value

    def _formatMessage(self, msg, standardMsg):
        """The message of a failure, out of the given one and that of the assertion."""
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else "%s : %s" % (standardMsg, msg)

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def assertTrue(self, expr, msg=None):
        """The expression is true."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, f"{safe_repr(expr)} is not true"))

    def assertFalse(self, expr, msg=None):
        """The expression is false."""
        if expr:
            raise self.failureException(self._formatMessage(msg, f"{safe_repr(expr)} is not false"))

    def assertIsNone(self, obj, msg=None):
        """The object is None."""
        if obj is not None:
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is not None"))

    def assertIsNotNone(self, obj, msg=None):
        """The object is not None."""
        if obj is None:
            self.fail(self._formatMessage(msg, "unexpectedly None"))

    def assertIsInstance(self, obj, cls, msg=None):
        """The object is one of a class, or of one of several."""
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is not an instance of {cls!r}"))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """The object is none of a class."""
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is an instance of {cls!r}"))

    # ---- assertions about two values

    def assertIs(self, expr1, expr2, msg=None):
        """Both are the same object."""
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}"))

    def assertIsNot(self, expr1, expr2, msg=None):
        """They are different objects."""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f"unexpectedly identical: {safe_repr(expr1)}"))

    def assertIn(self, member, container, msg=None):
        """The container has the member."""
        if member not in container:
            self.fail(self._formatMessage(msg, f"{safe_repr(member)} not found in {safe_repr(container)}"))

    def assertNotIn(self, member, container, msg=None):
        """The container has it not."""
        if member in container:
            self.fail(self._formatMessage(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}"))

    def assertLess(self, a, b, msg=None):
        """a < b"""
        if not a < b:
            self.fail(self._formatMessage(msg, f"{safe_repr(a)} not less than {safe_repr(b)}"))

    def assertLessEqual(self, a, b, msg=None):
        """a <= b"""
        if not a <= b:
            self.fail(self._formatMessage(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}"))

    def assertGreater(self, a, b, msg=None):
        """a > b"""
        if not a > b:
            self.fail(self._formatMessage(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}"))

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b"""
        if not a >= b:
            self.fail(self._formatMessage(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}"))

    def _getAssertEqualityFunc(self, first, second):
        function = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        if function is None:
            return self._baseAssertEqual
        return getattr(self, function) if isinstance(function, str) else function

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            standard = "%s != %s" % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, standard))

    def assertEqual(self, first, second, msg=None):
        """first == second; some types tell in detail what differs."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """first != second"""
        if not first != second:
            raise self.failureException(self._formatMessage(msg, f"{safe_repr(first)} == {safe_repr(second)}"))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Both differ by no more than delta, or by 0 when rounded to 7 or so many places."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        places = 7 if places is None else places
        if difference <= delta if delta is not None else round(difference, places) == 0:
            return
        within = f"{safe_repr(delta)} delta" if delta is not None else f"{places!r} places"
        standard = f"{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(difference)} difference)"
        raise self.failureException(self._formatMessage(msg, standard))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They differ by more."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        places = 7 if places is None else places
        if not first == second and (difference > delta if delta is not None else round(difference, places) != 0):
            return
        standard = f"{safe_repr(first)} == {safe_repr(second)} within "
        if delta is not None:
            standard += f"{safe_repr(delta)} delta ({safe_repr(difference)} difference)"
        else:
            standard += f"{places!r} places"
        raise self.failureException(self._formatMessage(msg, standard))

    # ---- assertions about two containers

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Both are sequences, of seq_type if that is given, with equal items."""
        kind = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for place, sequence in (("First", seq1), ("Second", seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f"{place} sequence is not a {kind}: {safe_repr(sequence)}")
        standard = self._sequence_difference(seq1, seq2, kind, seq_type)
        if standard is None:
            return
        lines = difflib.ndiff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines())
        standard = self._truncateMessage(standard, "\n" + "\n".join(lines))
        self.fail(self._formatMessage(msg, standard))

    def _sequence_difference(self, seq1, seq2, kind, seq_type):
        """In words where two sequences differ first, and by how many items; None if they are equal."""
        lengths = []
        for place, sequence in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(sequence))
            except (TypeError, NotImplementedError):
                return f"{place} {kind} has no length.    Non-sequence?"
        if seq1 == seq2:
            return None
        text = "%ss differ: %s != %s\n" % (kind.capitalize(), *_common_shorten_repr(seq1, seq2))
        item_text = self._item_difference(seq1, seq2, min(lengths), kind)
        if item_text is None and lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
            # Equal in all items, of sequences that never equal one of another type.
            return None
        text += item_text or ""
        if lengths[0] != lengths[1]:
            longer, place = (seq1, "first") if lengths[0] > lengths[1] else (seq2, "second")
            start = min(lengths)
            text += f"\n{place.capitalize()} {kind} contains {max(lengths) - start} additional elements.\n"
            try:
                text += f"First extra element {start}:\n{safe_repr(longer[start])}\n"
            except _NO_ITEM:
                text += f"Unable to index element {start} of {place} {kind}\n"
        return text

    def _item_difference(self, seq1, seq2, length, kind):
        for i in range(length):
            items = []
            for place, sequence in (("first", seq1), ("second", seq2)):
                try:
                    items.append(sequence[i])
                except _NO_ITEM:
                    return f"\nUnable to index element {i} of {place} {kind}\n"
            if items[0] != items[1]:
                return "\nFirst differing element %d:\n%s\n%s\n" % (i, *_common_shorten_repr(*items))
        return None

    def assertListEqual(self, list1, list2, msg=None):
        """Both are equal lists."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Both are equal tuples."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Both have the same elements; they need the method difference()."""
        only = []
        for place, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                only.append(one.difference(other))
            except TypeError as problem:
                self.fail(f"invalid type when attempting set difference: {problem}")
            except AttributeError as problem:
                self.fail(f"{place} argument does not support set difference: {problem}")
        if not (only[0] or only[1]):
            return
        lines = []
        for elements, one, other in ((only[0], "first", "second"), (only[1], "second", "first")):
            if elements:
                lines.append(f"Items in the {one} set but not the {other}:")
                lines += map(repr, elements)
        self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        """Both are equal dicts."""
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            lines = difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())
            standard = self._truncateMessage("%s != %s" % _common_shorten_repr(d1, d2), "\n" + "\n".join(lines))
            self.fail(self._formatMessage(msg, standard))

    def assertCountEqual(self, first, second, msg=None):
        """Both have the same elements as often, in whatever order."""
        first, second = list(first), list(second)
        try:
            are_equal = collections.Counter(first) == collections.Counter(second)
        except TypeError:
            mismatches = _count_diff_all_purpose(first, second)
        else:
            mismatches = [] if are_equal else _count_diff_hashable(first, second)
        if mismatches:
            lines = ["First has %d, Second has %d:  %r" % mismatch for mismatch in mismatches]
            standard = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, standard))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Both are equal strings; the lines that differ are shown."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # A line feed is added to both when one lacks it, so that a difference in it shows; nothing stays no line at all.
        is_ended = all(not text or text[-1] == "\n" for text in (first, second))
        texts = [text if is_ended or not text else text + "\n" for text in (first, second)]
        lines = difflib.ndiff(*(text.splitlines(keepends=True) for text in texts))
        standard = self._truncateMessage("%s != %s" % _common_shorten_repr(first, second), "\n" + "".join(lines))
        self.fail(self._formatMessage(msg, standard))

    # ---- assertions about texts, and about what happens

    def assertRegex(self, text, expected_regex, msg=None):
        """A pattern is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            standard = f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}"
            raise self.failureException(self._formatMessage(msg, standard))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """A pattern is not found in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            standard = f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}"
            raise self.failureException(self._formatMessage(msg, standard))

    def assertRaises(self, expected_exception, *args, **kwargs):
        """The block, or the call of the first of args, raises an exception, which is the block's attribute exception."""
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            # The frame would keep it, its exception and so itself alive.
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises(), and a pattern is found in the text of the exception."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The block or call warns; the block's attributes are warning, filename and lineno."""
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns(), and a pattern is found in the text of the warning."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        context = _AssertNotWarnsContext(expected_warning, self)
        return context.handle("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """The block logs something, by default of level INFO or above; its value has records and output."""
        from ._log import _AssertLogsContext

        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """The block logs nothing."""
        from ._log import _AssertLogsContext

        return _AssertLogsContext(self, logger, level, no_logs=True)


class FunctionTestCase(TestCase):
    """A function as a test, with functions for its fixtures."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._setUpFunc, self._tearDownFunc = testFunc, setUp, tearDown
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        """Call the function."""
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self), self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"


class _SubTest(TestCase):
    """Stands in a result for a part of a test."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = [] if self._message is _subtest_msg_sentinel else [f"[{self._message}]"]
        if self.params:
            parts.append("({})".format(", ".join(f"{name}={value!r}" for name, value in self.params.items())))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"

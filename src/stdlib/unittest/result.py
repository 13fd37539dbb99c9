"""What is collected while tests run."""

import io
import sys
import traceback
from functools import wraps

from . import util

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    """Makes a method that reports a failure stop the run too, if the result is set to that."""
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)

    return inner


def _as_lines(text):
    return text if text.endswith("\n") else text + "\n"


class TestResult:
    """The outcomes of tests: lists of pairs of a test and a text."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.collectedDurations = []
        self._stdout_buffer = self._stderr_buffer = None
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._mirrorOutput = False

    def __repr__(self):
        return (f"<{util.strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")

    def printErrors(self):
        """Called by a runner at the end of a run."""

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        """Called before a test."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        """Called after a test, whatever became of it."""
        self._restoreStdout()
        self._mirrorOutput = False

    def stop(self):
        """Ask the run to end after the test that runs."""
        self.shouldStop = True

    def wasSuccessful(self):
        """Whether nothing failed so far."""
        # A subclass with its own __init__ may lack the newer list.
        return not (self.failures or self.errors or getattr(self, "unexpectedSuccesses", ()))

    # ---- outcomes

    @failfast
    def addError(self, test, err):
        """A test raised something that is no failure; err is as of sys.exc_info()."""
        self._note(self.errors, test, err, test)

    @failfast
    def addFailure(self, test, err):
        """An assertion of a test failed."""
        self._note(self.failures, test, err, test)

    def addSubTest(self, test, subtest, err):
        """A part of a test ended; err is None unless it failed."""
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        self._note(self.failures if issubclass(err[0], test.failureException) else self.errors, subtest, err, test)

    def addSuccess(self, test):
        """A test passed."""

    def addSkip(self, test, reason):
        """A test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed, as it was marked to."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """A test that was marked to fail did not."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """A test with its fixtures and cleanups took some seconds."""
        # The text alone: the test itself is not to be kept alive.
        if hasattr(self, "collectedDurations"):
            self.collectedDurations.append((str(test), elapsed))

    def _note(self, outcomes, shown, err, test):
        outcomes.append((shown, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    # ---- what tests print, if it is held back

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for text, layout, stream in self._held_back():
                stream.write(layout % text)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for held in (self._stdout_buffer, self._stderr_buffer):
            held.seek(0)
            held.truncate()

    def _held_back(self):
        """What was printed so far: text, layout and the stream it was meant for."""
        streams = (sys.stdout, STDOUT_LINE, self._original_stdout), (sys.stderr, STDERR_LINE, self._original_stderr)
        return [(_as_lines(held.getvalue()), layout, stream) for held, layout, stream in streams if held.getvalue()]

    # ---- tracebacks

    def _exc_info_to_string(self, err, test):
        kind, error, tb = err
        tb = self._clean_tracebacks(error, tb, test)
        details = traceback.TracebackException(kind, error, tb, capture_locals=self.tb_locals, compact=True)
        lines = list(details.format())
        if self.buffer:
            lines += [layout % text for text, layout, _ in self._held_back()]
        return "".join(lines)

    def _clean_tracebacks(self, error, tb, test):
        """Takes this package's frames out of the tracebacks of an error and of those it came from; the error's own is returned."""
        shown = self._clean_traceback(type(error), tb, test)
        seen = {id(error)}
        left = [] if error is None else [error.__cause__, error.__context__]
        while left:
            origin = left.pop()
            if origin is None or id(origin) in seen:
                continue
            seen.add(id(origin))
            origin.__traceback__ = self._clean_traceback(type(origin), origin.__traceback__, test)
            left += [origin.__cause__, origin.__context__]
        return shown

    def _clean_traceback(self, kind, tb, test):
        while tb and self._is_relevant_tb_level(tb):
            tb = tb.tb_next
        if kind is test.failureException:
            self._remove_unittest_tb_frames(tb)
        return tb

    def _is_relevant_tb_level(self, tb):
        """Whether a frame belongs to a module that marks itself as a part of the framework."""
        return "__unittest" in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        """Cuts a traceback behind the test's own frames, before those of the assert method."""
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None

"""Runs tests and reports on a stream."""

import sys
import time
import warnings

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True

# Seconds; a test that takes less is listed among the slowest only at verbosity 2.
_LEAST_DURATION = 0.001


class _WritelnDecorator:
    """A stream with writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        """Write a text, if any, and a line feed."""
        if arg:
            self.write(arg)
        self.write("\n")


class TextTestResult(result.TestResult):
    """A result that shows each outcome as it comes."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self.durations = durations
        # Whether the stream stands at the start of a line.
        self._newline = True

    def getDescription(self, test):
        """The name of a test, and its description on a second line."""
        description = test.shortDescription() if self.descriptions else None
        return f"{test}\n{description}" if description else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        is_subtest = isinstance(test, _SubTest)
        if is_subtest or self._newline:
            if not self._newline:
                self.stream.writeln()
            if is_subtest:
                self.stream.write("  ")
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _show(self, test, status, dot):
        if self.showAll:
            self._write_status(test, status)
        elif self.dots:
            self._show_dot(dot)

    def _show_dot(self, dot):
        self.stream.write(dot)
        self.stream.flush()

    def _show_at_name(self, status, dot):
        if self.showAll:
            self.stream.writeln(status)
            self.stream.flush()
        elif self.dots:
            self._show_dot(dot)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], subtest.failureException)
            self._show(subtest, "FAIL" if is_failure else "ERROR", "F" if is_failure else "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._show(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show_at_name("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show_at_name("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        successes = getattr(self, "unexpectedSuccesses", ())
        if successes:
            self.stream.writeln(self.separator1)
            for test in successes:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        """Print tests of one outcome with their tracebacks."""
        for test, text in errors:
            for line in (self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, str(text)):
                self.stream.writeln(line)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and prints a report."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
                 *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity = descriptions, verbosity
        self.failfast, self.buffer = failfast, buffer
        self.tb_locals, self.durations = tb_locals, durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run a test or a suite; its result is returned."""
        result = self._makeResult()
        registerResult(result)
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            getattr(result, "startTestRun", _nothing)()
            try:
                test(result)
            finally:
                getattr(result, "stopTestRun", _nothing)()
            elapsed = time.perf_counter() - start
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        count = result.testsRun
        self.stream.writeln("Ran %d test%s in %.3fs" % (count, "" if count == 1 else "s", elapsed))
        self.stream.writeln()
        self._print_verdict(result)
        self.stream.flush()
        return result

    def _print_verdict(self, result):
        try:
            expected, unexpected, skipped = map(len, (result.expectedFailures, result.unexpectedSuccesses, result.skipped))
        except AttributeError:
            # A result of the old kind.
            expected = unexpected = skipped = 0
        failures = errors = 0
        if not result.wasSuccessful():
            verdict = "FAILED"
            failures, errors = len(result.failures), len(result.errors)
        else:
            verdict = "OK" if result.testsRun or skipped else "NO TESTS RAN"
        counts = (("failures", failures), ("errors", errors), ("skipped", skipped), ("expected failures", expected),
                  ("unexpected successes", unexpected))
        shown = ", ".join(f"{name}={count}" for name, count in counts if count)
        self.stream.write(verdict)
        self.stream.writeln(f" ({shown})" if shown else None)

    def _printDurations(self, result):
        if not result.collectedDurations:
            return
        slowest = sorted(result.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        shown = [pair for pair in slowest if self.verbosity >= 2 or pair[1] >= _LEAST_DURATION]
        for test, elapsed in shown:
            self.stream.writeln("%-10s %s" % ("%.3fs" % elapsed, test))
        if len(shown) < len(slowest):
            self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)")
        else:
            self.stream.writeln("")


def _nothing():
    pass

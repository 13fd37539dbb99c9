import io
import sys
import unittest
import warnings

from _unittest_report import report, suite_of, without_times


class Prints(unittest.TestCase):
    def test_a_passes(self):
        print("seen only when it fails")

    def test_b_fails(self):
        print("some output")
        print("some error", file=sys.stderr)
        self.fail()

    def test_c_prints_without_end(self):
        sys.stdout.write("no line feed")
        1 / 0

    def test_d_subtests(self):
        for i in range(2):
            with self.subTest(i=i):
                print("in subtest", i)
                self.assertEqual(i, 0)
        print("after them")

    @unittest.expectedFailure
    def test_e_expected(self):
        print("of an expected failure")
        self.fail()


class PrintsInFixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("in setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("in tearDownClass")
        1 / 0

    def test_a(self):
        print("in the test")


class Many(unittest.TestCase):
    def test_1(self):
        pass

    def test_2(self):
        self.fail()

    def test_3(self):
        raise ValueError

    @unittest.expectedFailure
    def test_4(self):
        pass

    def test_5(self):
        pass


class Returns(unittest.TestCase):
    def test_value(self):
        return 1

    def test_generator(self):
        yield 1

    def test_none(self):
        return None


class Warns(unittest.TestCase):
    def test_warn(self):
        for _ in range(3):
            warnings.warn("deprecated", DeprecationWarning)


class Logging(unittest.TestResult):
    """Tells which methods are called."""

    def __getattribute__(self, name):
        value = super().__getattribute__(name)
        if name.startswith(("add", "start", "stop")) and callable(value):
            print(name, end=" ")
        return value


class Old:
    """A result of the old kind."""

    shouldStop = False
    failures, errors, testsRun = (), (), 0

    def __init__(self, *args):
        pass

    def startTest(self, test):
        pass

    def stopTest(self, test):
        pass

    def addSuccess(self, test):
        print("addSuccess", test.id())

    def addFailure(self, test, err):
        print("addFailure", test.id(), err[0].__name__)

    def wasSuccessful(self):
        return True

    def printErrors(self):
        print("printErrors")


def buffering():
    out, err = io.StringIO(), io.StringIO()
    saved = sys.stdout, sys.stderr
    for cls in (Prints, PrintsInFixtures):
        stream = io.StringIO()
        sys.stdout, sys.stderr = out, err
        try:
            unittest.TextTestRunner(stream, buffer=True).run(suite_of(cls))
        finally:
            sys.stdout, sys.stderr = saved
        print(without_times(stream.getvalue()))
    print("stdout:", out.getvalue())
    print("stderr:", err.getvalue())


def stopping():
    for name in ("test_2", "test_3", "test_4"):
        result = unittest.TestResult()
        result.failfast = True
        unittest.TestSuite([Many("test_1"), Many(name), Many("test_5")])(result)
        print(name, result, result.shouldStop, result.wasSuccessful())
    report(Many, failfast=True, verbosity=2)
    result = unittest.TestResult()
    result.stop()
    print(suite_of(Many).run(result))


def durations():
    result = report(Many, verbosity=2)
    print([name for name, seconds in result.collectedDurations], all(seconds >= 0 for _, seconds in result.collectedDurations))
    stream = io.StringIO()
    unittest.TextTestRunner(stream, durations=2, verbosity=2).run(unittest.TestSuite([Many("test_1"), Many("test_1"), Many("test_1")]))
    print(without_times(stream.getvalue()))
    stream = io.StringIO()
    unittest.TextTestRunner(stream, durations=0, verbosity=2).run(unittest.TestSuite())
    print(without_times(stream.getvalue()))
    result = unittest.TextTestResult(unittest.runner._WritelnDecorator(sys.stdout), True, 1, durations=2)
    result.collectedDurations += [("slow", 1.5), ("fast", 0.0001), ("slowest", 12.25), ("middle", 0.5)]
    for durations, verbosity in ((0, 1), (2, 1), (0, 2), (4, 1)):
        unittest.TextTestRunner(sys.stdout, durations=durations, verbosity=verbosity)._printDurations(result)


def calls():
    for name in ("test_1", "test_2", "test_3", "test_4"):
        Many(name).run(Logging())
        print()
    Many("test_1")(Logging())
    print()
    suite_of(Many).run(Logging())
    print()
    result = Many("test_2").run()
    print(result, result.testsRun)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for name in ("test_1", "test_4"):
            Many(name).run(Old())
        Prints("test_e_expected").run(Old())
    print([str(one.message) for one in seen])
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for name in ("test_value", "test_generator", "test_none"):
            Returns(name).run()
    for one in seen:
        print(one.category.__name__, without_times(str(one.message)).partition(" object")[0])
    unittest.TextTestRunner(io.StringIO(), resultclass=Old, warnings="ignore").run(Many("test_1"))


def showing_warnings():
    for action in (None, "ignore", "error", "always"):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("default")
            result = unittest.TextTestRunner(io.StringIO(), warnings=action).run(suite_of(Warns))
            print(action, result, len(seen))


buffering()
stopping()
durations()
calls()
showing_warnings()

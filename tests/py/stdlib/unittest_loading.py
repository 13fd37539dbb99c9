import os
import re
import sys
import types
import unittest

from _unittest_report import report, without_times

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pkg_unittest_discovery")


class A(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass

    def test_B(self):
        pass

    test_value = 3

    def check_a(self):
        pass

    @staticmethod
    def test_static():
        return unittest.TestSuite([A("test_a")])


class B(A):
    class Inner(unittest.TestCase):
        def test_inner(self):
            pass


class RunTest(unittest.TestCase):
    def runTest(self):
        """Runs"""


def made():
    return A("test_b")


def made_suite():
    return unittest.TestSuite([A("test_b"), B("test_a")])


def made_wrong():
    return 3


number = 5
suite = made_suite()
load = unittest.TestLoader()


def names(tests):
    """Nested lists of the names of tests."""
    if isinstance(tests, unittest.BaseTestSuite):
        return [names(test) for test in tests]
    return str(tests).partition(" ")[0] if type(tests).__name__ == "_FailedTest" else tests.id()


def attempt(text, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        print(text, names(result) if isinstance(result, unittest.TestSuite) else result)
    except BaseException as problem:
        message = re.sub(r" at 0x[0-9a-f]+", " at ...", str(problem)).replace(FOLDER, "FOLDER")
        print(text, type(problem).__name__, re.sub(r"from '.*'", "from ...", message))
    for error in load.errors:
        print(without_times(error).replace(FOLDER, "FOLDER"))
    del load.errors[:]


def classes_and_names():
    attempt("names", load.getTestCaseNames, A)
    attempt("class", load.loadTestsFromTestCase, B)
    attempt("runTest", load.loadTestsFromTestCase, RunTest)
    attempt("base", load.loadTestsFromTestCase, unittest.TestCase)
    attempt("function case", load.loadTestsFromTestCase, unittest.FunctionTestCase)
    attempt("suite class", load.loadTestsFromTestCase, unittest.TestSuite)
    this = sys.modules[__name__]
    for name in ("A", "A.test_a", "A.check_a", "A.test_static", "B.Inner", "B.Inner.test_inner", "RunTest", "made", "made_suite", "made_wrong",
                 "number", "suite", "nothing", "A.nothing", "A.test_a.more", "", "re", "A.test_value"):
        attempt(f"name {name!r}", load.loadTestsFromName, name, this)
    attempt("names", load.loadTestsFromNames, ["A.test_a", "made"], this)
    for name in ("no_such_module", "no_such_module.thing", "os.path.nothing", "collections.nothing", "json.nothing.more", "unittest.case.TestCase", ""):
        attempt(f"absolute {name!r}", load.loadTestsFromName, name)
    test = load.loadTestsFromName("no_such_module")
    report(test)
    report(load.loadTestsFromName("nothing", this), verbosity=2)
    print(len(load.errors))
    del load.errors[:]


def options():
    other = unittest.TestLoader()
    other.testMethodPrefix = "check"
    print(other.getTestCaseNames(A))
    other = unittest.TestLoader()
    other.sortTestMethodsUsing = lambda x, y: (x < y) - (x > y)
    print(other.getTestCaseNames(A))
    other.sortTestMethodsUsing = None
    print(other.getTestCaseNames(A))
    other = unittest.TestLoader()
    for patterns in (["*test_a"], ["*A.*"], ["__main__.B.*", "*_B"], ["test_a"], []):
        other.testNamePatterns = patterns
        print(patterns, names(other.loadTestsFromModule(sys.modules[__name__])))
    other = unittest.TestLoader()
    other.suiteClass = lambda tests: [str(test) if isinstance(test, unittest.TestCase) else test for test in tests]
    print(other.loadTestsFromTestCase(A))
    module = types.ModuleType("made_module")
    module.One = A
    module.load_tests = lambda loader, tests, pattern: (tests.countTestCases(), pattern)
    print(load.loadTestsFromModule(module), load.loadTestsFromModule(module, pattern="p"))
    module.load_tests = lambda: None
    attempt("load_tests", load.loadTestsFromModule, module)
    try:
        load.loadTestsFromModule(module, "p")
    except TypeError as problem:
        print(problem)


def folders():
    attempt("discover", load.discover, FOLDER)
    print(load._top_level_dir, FOLDER in sys.path)
    attempt("discover pattern", load.discover, FOLDER, "check*.py")
    attempt("discover none", load.discover, FOLDER, "nothing*.py")
    attempt("discover package", load.discover, os.path.join(FOLDER, "pkg_inner"), top_level_dir=FOLDER)
    attempt("discover package name", load.discover, "pkg_inner")
    attempt("discover plain folder", load.discover, os.path.join(FOLDER, "plain_folder"), top_level_dir=FOLDER)
    attempt("discover nowhere", load.discover, "no_such_folder")
    attempt("discover builtin", load.discover, "sys")
    report(load.discover(FOLDER, "test_[fls]*.py"), verbosity=2)


classes_and_names()
options()
folders()

import io
import sys
import unittest
from contextlib import redirect_stderr, redirect_stdout

from _unittest_report import without_times


class Good(unittest.TestCase):
    def test_a(self):
        pass

    def test_b(self):
        """Documented"""


class Bad(unittest.TestCase):
    def test_fail(self):
        value = 1
        self.fail()

    def test_other(self):
        print("printed")
        1 / 0


class Skips(unittest.TestCase):
    @unittest.skip("all")
    def test_skip(self):
        pass


def run(*argv, **options):
    # The runner takes sys.stderr when it is made.
    out, err = io.StringIO(), io.StringIO()
    argv = ["prog.py", *argv]
    print("====", argv, without_times(str(options)))
    unittest.defaultTestLoader.testNamePatterns = None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            program = unittest.main(argv=argv, **options)
            code = f"returned {type(program).__name__} {program.result}"
        except SystemExit as problem:
            code = f"exit {problem.code!r}"
        except Exception as problem:
            code = repr(problem)
    print(code)
    print(out.getvalue() + "--")
    print(without_times(err.getvalue()) + "--")


run("Good")
run("Good", "Bad")
run("-v", "Good")
run("-q", "Good")
run("-v", "-f", "Bad")
run("-b", "Bad")
run("--locals", "Bad.test_fail")
run("Skips", "-v")
run("-k", "nothing_like_it")
run("-k", "test_a")
run("-k", "*_b", "-k", "skip", "--verbose")
run("--durations", "0", "-v", "Good.test_a")
run("--durations=1", "Good.test_a", "-v")
run("-c", "Good")
run("Nothing")
run("Good.nothing")
run("no.such.thing")
run("-h")
run("--help", module=None)
run("--nonsense")
run("-vz")
run("-k")
run("--durations", "many")
run("--verb=1")
run("--", "Good")
run("Good", "-v", "Bad")
run("discover", "-h", module=None)
run("discover", "a", "b", "c", "d", module=None)
run("discover", "-s", module=None)
run(defaultTest="Good")
run(defaultTest=["Good.test_a", "Skips"])
run("Bad.test_fail", defaultTest="Good")
run("Good", exit=False)
run("Bad", exit=False, verbosity=2)
run("Good", failfast=True, buffer=True, catchbreak=False)
run("-f", failfast=True)
run("Good", module="unittest.case")
run("TestCase", module="unittest.case")
run(module="no_such_module")


class Runner:
    def __init__(self, verbosity=7):
        self.verbosity = verbosity

    def run(self, test):
        print("runs", test.countTestCases(), self.verbosity)
        result = unittest.TestResult()
        test(result)
        return result


class NewRunner(Runner):
    def __init__(self, **options):
        print({name: value for name, value in options.items() if name != "warnings"})
        super().__init__()


run("Good", testRunner=Runner)
run("-v", "--durations=3", "Good", testRunner=NewRunner, tb_locals=True)
run("Bad", testRunner=Runner(8))
run("Good", testRunner=unittest.TextTestRunner(sys.stdout, verbosity=0))

"""A program that runs tests, as its command line says."""

import os
import sys

from . import loader, runner
from ._arguments import Parser, _Option
from .signals import installHandler

__unittest = True

_NO_TESTS_EXITCODE = 5

MAIN_EXAMPLES = """\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
"""

MODULE_EXAMPLES = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _convert_name(name):
    """The module name for the path of a file; any other name as it is."""
    if not (os.path.isfile(name) and name.lower().endswith(".py")):
        return name
    if os.path.isabs(name):
        relative = os.path.relpath(name, os.getcwd())
        if os.path.isabs(relative) or relative.startswith(os.pardir):
            return name
        name = relative
    return os.path.normpath(name)[:-len(".py")].replace("\\", ".").replace("/", ".")


def _convert_names(names):
    return [_convert_name(name) for name in names]


def _convert_select_pattern(pattern):
    return pattern if "*" in pattern else f"*{pattern}*"


class TestProgram:
    """Loads tests, runs them, and by default ends the program with a status."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        self.verbosity, self.tb_locals, self.durations = verbosity, tb_locals, durations
        # Unless filters are asked for, each place that warns is shown once.
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    # ---- the command line

    def parseArgs(self, argv):
        """Read the command line and load the tests."""
        self._initArgParsers()
        if self.module is None and len(argv) > 1 and argv[1].lower() == "discover":
            self._do_discovery(argv[2:])
            return
        self._main_parser.parse(argv[1:], self)
        if self.module is None and not self.tests:
            self._do_discovery([])
            return
        if self.tests:
            self.testNames = _convert_names(self.tests)
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def _initArgParsers(self):
        options = self._options()
        self._main_parser = Parser(
            self.progName, options, [("tests", "a list of any number of test modules, classes and test methods.")], is_list=True)
        self._main_parser.print_help = self._print_help
        discovery = [
            _Option(("-s", "--start-directory"), "start", "Directory to start discovery ('.' default)", "START", convert=str),
            _Option(("-p", "--pattern"), "pattern", "Pattern to match tests ('test*.py' default)", "PATTERN", convert=str),
            _Option(("-t", "--top-level-directory"), "top", "Top level directory of project (defaults to start directory)", "TOP",
                    convert=str),
        ]
        self._discovery_parser = Parser(
            f"{self.progName} discover", options + discovery, [("start", ""), ("pattern", ""), ("top", "")], is_list=False,
            epilog="For test discovery all test modules must be importable from the top level directory of the project.")

    def _options(self):
        """The options of both parsers; one is missing where the program has decided on it."""
        options = [
            _Option(("-v", "--verbose"), "verbosity", "Verbose output", const=2),
            _Option(("-q", "--quiet"), "verbosity", "Quiet output", const=0),
            _Option(("--locals",), "tb_locals", "Show local variables in tracebacks", const=True),
            _Option(("--durations",), "durations", "Show the N slowest test cases (N=0 for all)", "N", convert=int),
        ]
        optional = [
            _Option(("-f", "--failfast"), "failfast", "Stop on first fail or error", const=True),
            _Option(("-c", "--catch"), "catchbreak", "Catch Ctrl-C and display results so far", const=True),
            _Option(("-b", "--buffer"), "buffer", "Buffer stdout and stderr during tests", const=True),
            _Option(("-k",), "testNamePatterns", "Only run tests which match the given substring", "TESTNAMEPATTERNS", const=list,
                    convert=_convert_select_pattern),
        ]
        for option in optional:
            if getattr(self, option.dest) is None:
                options.append(option)
                setattr(self, option.dest, [] if option.const is list else False)
        return options

    def _print_help(self):
        names = {"prog": self.progName}
        print(self._main_parser.format_help())
        if self.module is None:
            print(MAIN_EXAMPLES % names)
            self._discovery_parser.print_help()
        else:
            print(MODULE_EXAMPLES % names)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        if argv is not None:
            if self._discovery_parser is None:
                self._initArgParsers()
            self._discovery_parser.parse(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    # ---- the tests

    def createTests(self, from_discovery=False, Loader=None):
        """Load the tests."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            chosen = self.testLoader if Loader is None else Loader()
            self.test = chosen.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        """Run the tests, and end the program if it is to end."""
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        test_runner = self._made_runner() if isinstance(self.testRunner, type) else self.testRunner
        self.result = test_runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0 if self.result.wasSuccessful() else 1)

    def _made_runner(self):
        """An instance of the runner's class, which may not know the newer options."""
        options = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer, "warnings": self.warnings}
        for more in (options | {"tb_locals": self.tb_locals, "durations": self.durations}, options):
            try:
                return self.testRunner(**more)
            except TypeError:
                pass
        return self.testRunner()


main = TestProgram

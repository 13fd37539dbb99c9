"""Finds tests in classes, modules, names and folders."""

import functools
import os
import re
import sys
import traceback
import types
from fnmatch import fnmatch, fnmatchcase

from . import case, suite, util

__unittest = True

VALID_MODULE_NAME = re.compile(r"[_a-z]\w*\.py$", re.IGNORECASE)


class _FailedTest(case.TestCase):
    """A test that raises what kept others from being loaded; its method has their name."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception

        return testFailure


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_failed_import_test(name, suiteClass):
    message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    return _make_failed_test(name, exception, suiteClass, f"Failed to call load_tests:\n{traceback.format_exc()}")


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass

    skipped = type("ModuleSkipped", (case.TestCase,), {methodname: testSkipped})
    return suiteClass((skipped(methodname),))


def _is_loadable_class(obj):
    return isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase)


def _without_extension(path):
    return os.path.splitext(path)[0]


class TestLoader:
    """Makes suites of what it finds."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        # Packages that are being loaded: their load_tests may start a discovery that comes by them again.
        self._loading_packages = set()

    # ---- classes, modules, names

    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of the test methods of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class, sorted."""
        names = [name for name in dir(testCaseClass) if self._is_test_method(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _is_test_method(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        patterns = self.testNamePatterns
        full_name = f"{cls.__module__}.{cls.__qualname__}.{name}"
        return patterns is None or any(fnmatchcase(full_name, pattern) for pattern in patterns)

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of the tests of a module, or what its load_tests makes of it."""
        members = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(member) for member in members if _is_loadable_class(member)])
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as problem:
            return self._failed(_make_failed_load_tests(module.__name__, problem, self.suiteClass))

    def loadTestsFromNames(self, names, module=None):
        """A suite of what several names stand for."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def loadTestsFromName(self, name, module=None):
        """A suite of what a dotted name stands for: a module, class, method, suite, or a function that makes tests."""
        parts = name.split(".")
        failed_import = None
        if module is None:
            module_parts = parts[:]
            while True:
                try:
                    module = __import__(".".join(module_parts))
                    break
                except ImportError:
                    failed_import = _make_failed_import_test(module_parts.pop(), self.suiteClass)
                    if not module_parts:
                        return self._failed(failed_import)
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as problem:
                if failed_import is not None and getattr(obj, "__path__", None) is not None:
                    # Of a package the part is likely a module, and why that was not imported says more.
                    return self._failed(failed_import)
                message = f"Failed to access attribute:\n{traceback.format_exc()}"
                return self._failed(_make_failed_test(part, problem, self.suiteClass, message))
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_loadable_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(parts[-1])
            # A static method is called instead, as any function.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f"calling {obj} returned {test}, not a test")

    def _failed(self, test_and_message):
        test, message = test_and_message
        self.errors.append(message)
        return test

    # ---- folders

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """A suite of the modules under a folder, or a package, whose file names fit a pattern."""
        top_before = self._top_level_dir
        is_top_implicit = top_level_dir is None and top_before is None
        if top_level_dir is None:
            # A load_tests that discovers more of its package need not repeat it.
            top_level_dir = start_dir if is_top_implicit else top_before
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            is_importable = start_dir == top_level_dir or os.path.isfile(os.path.join(start_dir, "__init__.py"))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                is_importable = False
            else:
                is_importable = True
                name, start_dir = start_dir, _folder_of_module(sys.modules[start_dir])
                if is_top_implicit:
                    self._top_level_dir = self._get_directory_containing_module(name.split(".")[0])
                    sys.path.remove(top_level_dir)
        if not is_importable:
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        tests = list(self._find_tests(start_dir, pattern))
        self._top_level_dir = top_before
        return self.suiteClass(tests)

    def _get_directory_containing_module(self, module_name):
        path = os.path.abspath(sys.modules[module_name].__file__)
        folder = os.path.dirname(path)
        return os.path.dirname(folder) if os.path.basename(path).lower().startswith("__init__.py") else folder

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        relative = os.path.relpath(_without_extension(os.path.normpath(path)), self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith(".."), "Path must be within the project"
        return relative.replace(os.path.sep, ".")

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        """Whether a file name fits; made to be overridden."""
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != "." and name not in self._loading_packages:
            tests, should_recurse = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not should_recurse:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, should_recurse = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if should_recurse:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """The tests of a file or of a package's __init__, or None; and whether the folder is to be searched."""
        basename = os.path.basename(full_path)
        if os.path.isfile(full_path):
            if not VALID_MODULE_NAME.match(basename) or not self._match_path(basename, full_path, pattern):
                return None, False
            module, tests = self._imported(self._get_name_from_path(full_path))
            if module is not None:
                _check_place(module, full_path)
                tests = self.loadTestsFromModule(module, pattern=pattern)
            return tests, False
        if not os.path.isdir(full_path) or not os.path.isfile(os.path.join(full_path, "__init__.py")):
            return None, False
        name = self._get_name_from_path(full_path)
        package, tests = self._imported(name)
        if package is None:
            return tests, False
        load_tests = getattr(package, "load_tests", None)
        self._loading_packages.add(name)
        try:
            # A package with load_tests sees to its folder itself.
            return self.loadTestsFromModule(package, pattern=pattern), load_tests is None
        finally:
            self._loading_packages.discard(name)

    def _imported(self, name):
        """A module and None, or None and the test that tells why there is none."""
        try:
            return self._get_module_from_name(name), None
        except case.SkipTest as reason:
            return None, _make_skipped_test(name, reason, self.suiteClass)
        except:
            return None, self._failed(_make_failed_import_test(name, self.suiteClass))


def _folder_of_module(module):
    try:
        return os.path.abspath(os.path.dirname(module.__file__))
    except AttributeError:
        if module.__name__ in sys.builtin_module_names:
            raise TypeError("Can not use builtin modules as dotted module names") from None
        raise TypeError(f"don't know how to discover from {module!r}") from None


def _check_place(module, full_path):
    """Raises ImportError if the module of a file's name came from another file."""
    found = _without_extension(os.path.realpath(os.path.abspath(getattr(module, "__file__", full_path))))
    if found.lower() != _without_extension(os.path.realpath(full_path)).lower():
        name = _without_extension(os.path.basename(full_path))
        raise ImportError(f"{name!r} module incorrectly imported from {os.path.dirname(found)!r}. "
                          f"Expected {os.path.dirname(full_path)!r}. Is this module globally installed?")


defaultTestLoader = TestLoader()

import os
import unittest


class InPackage(unittest.TestCase):
    def test_package(self):
        pass


def load_tests(loader, tests, pattern):
    print("load_tests of the package", tests.countTestCases(), pattern)
    tests.addTests(loader.discover(os.path.dirname(__file__), pattern))
    return tests

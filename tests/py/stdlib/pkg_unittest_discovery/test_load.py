import unittest


class Loaded(unittest.TestCase):
    def test_one(self):
        pass

    def test_two(self):
        pass


def load_tests(loader, tests, pattern):
    print("load_tests", tests.countTestCases(), pattern)
    return unittest.TestSuite([Loaded("test_two")])

import unittest


class First(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass


class NoTests(unittest.TestCase):
    def check(self):
        pass


class RunTest(unittest.TestCase):
    def runTest(self):
        pass

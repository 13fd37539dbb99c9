import unittest


class Checks(unittest.TestCase):
    def test_check(self):
        pass

import unittest


class Loading(unittest.TestCase):
    def test_loading(self):
        pass

import unittest


class Good(unittest.TestCase):
    def test_a(self):
        pass

    def test_b(self):
        """Described"""


if __name__ == "__main__":
    unittest.main()

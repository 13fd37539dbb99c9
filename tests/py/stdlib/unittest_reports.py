import sys
import unittest

from _unittest_report import report


class Outcomes(unittest.TestCase):
    """All there are."""

    def test_pass(self):
        pass

    def test_described(self):
        """What it does.

        And more of it.
        """

    def test_fail(self):
        self.assertEqual(1, 2, "numbers")

    def test_fail_in_helper(self):
        self.helper([1, 2])

    def helper(self, items):
        self.assertIn(3, items)

    def test_error(self):
        """An error with a description"""
        {}["key"]

    def test_exit(self):
        sys.exit(3)

    @unittest.skip("not today")
    def test_skip(self):
        1 / 0

    @unittest.skipIf(1 < 2, "order")
    def test_skip_if(self):
        pass

    @unittest.skipUnless(1 < 2, "no order")
    def test_skip_unless(self):
        pass

    @unittest.skip
    def test_skip_bare(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    def test_skip_raised(self):
        raise unittest.SkipTest("raised")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_expected_error(self):
        1 / 0

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    @unittest.expectedFailure
    def test_unexpected_described(self):
        """It was to fail."""

    @unittest.expectedFailure
    def test_expected_skip(self):
        self.skipTest("skipped all the same")


@unittest.skip("whole class")
class Skipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("never called")

    def test_a(self):
        pass

    def test_b(self):
        pass


@unittest.expectedFailure
class AllFail(unittest.TestCase):
    def test_fails(self):
        self.fail()

    def test_passes(self):
        pass


class Fine(unittest.TestCase):
    def test_one(self):
        pass

    def test_two(self):
        "Second"


class Chained(unittest.TestCase):
    def test_cause(self):
        try:
            self.assertTrue(False)
        except AssertionError as problem:
            raise ValueError("second") from problem

    def test_context(self):
        try:
            {}["a"]
        except KeyError:
            self.assertEqual([1], [2])

    def test_assert_statement(self):
        value = 5
        assert value == 6, f"value is {value}"

    def test_in_block(self):
        with self.assertRaises(KeyError):
            pass

    def test_other_in_block(self):
        with self.assertRaises(KeyError):
            int("x")

    def test_notes(self):
        problem = ValueError("noted")
        problem.add_note("a note")
        raise problem

    def test_group(self):
        raise ExceptionGroup("many", [ValueError(1), TypeError("two")])

    def test_recursion(self):
        def down(n):
            if n:
                down(n - 1)
            else:
                self.fail("deep")

        down(6)


class Locals(unittest.TestCase):
    def test_locals(self):
        number, text = 3, "abc"
        self.assertEqual(number, text)


for verbosity in (0, 1, 2):
    print(f"==== verbosity {verbosity}")
    result = report(Outcomes, Skipped, AllFail, Fine, verbosity=verbosity)
    print(result, result.wasSuccessful(), result.testsRun, len(result.skipped), result.shouldStop)

print("==== without descriptions")
report(Outcomes, verbosity=2, descriptions=False)
print("==== fine")
for verbosity in (0, 1, 2):
    report(Fine, verbosity=verbosity)
report(Skipped)
report(unittest.TestSuite())
report(unittest.TestSuite(), verbosity=2)
print("==== chained")
report(Chained)
print("==== locals")
report(Locals, tb_locals=True)
print("==== texts that are kept")
result = report(Outcomes, verbosity=0)
for name in ("failures", "errors", "skipped", "expectedFailures"):
    for test, text in getattr(result, name):
        print(name, test.id(), repr(test), repr(text.rpartition("\n  ")[2]))
print(result.unexpectedSuccesses)

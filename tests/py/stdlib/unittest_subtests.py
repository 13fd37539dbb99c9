import unittest

from _unittest_report import report, without_times


class Parts(unittest.TestCase):
    def test_some_fail(self):
        """Some of these fail"""
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)

    def test_message(self):
        with self.subTest("a message"):
            self.fail("one")
        with self.subTest("a message", key="v", other=[1]):
            {}["two"]
        with self.subTest():
            self.fail("three")
        with self.subTest(None):
            self.fail("four")

    def test_nested(self):
        for a in "xy":
            with self.subTest(a=a, b=1):
                for c in (1, 2):
                    with self.subTest("inner", c=c, a=a * 2):
                        self.assertNotEqual((a, c), ("y", 2))

    def test_skips(self):
        for i in range(3):
            with self.subTest(i=i):
                if i == 1:
                    self.skipTest("odd")

    def test_then_fails(self):
        with self.subTest(i=1):
            self.fail("inside")
        self.fail("outside")

    def test_then_errors(self):
        with self.subTest(i=1):
            pass
        raise ValueError("outside")

    def test_all_pass(self):
        with self.subTest(i=1):
            pass

    @unittest.expectedFailure
    def test_expected(self):
        for i in range(3):
            with self.subTest(i=i):
                print("expected", i)
                self.assertEqual(i, 0)

    @unittest.expectedFailure
    def test_unexpected(self):
        with self.subTest(i=1):
            pass

    def test_control_flow(self):
        for i in range(3):
            with self.subTest(i=i):
                if i == 0:
                    continue
                if i == 1:
                    break
        with self.subTest("return"):
            return


class Recording(unittest.TestResult):
    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        print("addSubTest", test, subtest, subtest.id(), subtest.shortDescription(), err and err[0].__name__, dict(subtest.params))

    def addSuccess(self, test):
        print("addSuccess", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print("addSkip", test, reason)


class Old:
    """A result without subtests."""

    shouldStop = False

    def startTest(self, test):
        print("startTest", test)

    def stopTest(self, test):
        print("stopTest", test)

    def addSuccess(self, test):
        print("addSuccess", test)

    def addFailure(self, test, err):
        print("addFailure", test, repr(err[1]))

    addError = addFailure


report(Parts)
report(Parts, verbosity=2)
report(Parts, failfast=True)
for name in unittest.defaultTestLoader.getTestCaseNames(Parts):
    print(f"-- {name}")
    result = Recording()
    Parts(name).run(result)
    print(result.wasSuccessful(), [str(test) for test, _ in result.failures + result.errors])
result = Recording()
result.failfast = True
Parts("test_some_fail").run(result)
print(result.shouldStop, len(result.failures))
for name in ("test_some_fail", "test_all_pass"):
    import warnings
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        Parts(name).run(Old())
    print([(one.category.__name__, str(one.message)) for one in seen])
try:
    Parts("test_some_fail").debug()
except AssertionError as problem:
    print(problem)
with Parts("test_nested").subTest(alone=1) as value:
    print("outside of a run", value)
try:
    unittest.case._SubTest(Parts("test_nested"), "m", {}).runTest()
except NotImplementedError as problem:
    print(problem)

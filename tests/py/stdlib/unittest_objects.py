import unittest

from _unittest_report import report, without_times


class A(unittest.TestCase):
    def test_a(self):
        """  First line

        Second
        """

    def test_b(self):
        ""

    def runTest(self):
        pass


class B(unittest.TestCase):
    def test_a(self):
        pass


def function():
    """What the function tests
    and more"""


def failing():
    raise AssertionError("no")


def attempt(function, *args, **kwargs):
    try:
        print(without_times(repr(function(*args, **kwargs))))
    except Exception as problem:
        print(type(problem).__name__, without_times(str(problem)))


a = A("test_a")
print(a, repr(a), a.id(), a.shortDescription(), a.countTestCases())
print(A("test_b").shortDescription(), A().shortDescription(), unittest.TestCase().shortDescription(), B("test_a").shortDescription())
print(a == A("test_a"), a == A("test_b"), a == B("test_a"), a == 3, a != A("test_a"), len({a, A("test_a"), A("test_b")}))
attempt(A, "test_c")
attempt(B)
attempt(lambda: B().run())
attempt(unittest.TestCase, "nothing")
print(repr(unittest.TestCase()), unittest.TestCase().id(), a.failureException, a.longMessage, a.maxDiff)
print(type(a.defaultTestResult()), repr(unittest.TestResult()))

f = unittest.FunctionTestCase(function)
print(f, f.id(), f.shortDescription(), without_times(repr(f)).partition(" at ")[0])
described = unittest.FunctionTestCase(failing, setUp=lambda: print("set up"), tearDown=lambda: print("tear down"), description="Mine")
print(described, described.shortDescription(), unittest.FunctionTestCase(failing).shortDescription())
print(f == unittest.FunctionTestCase(function), f == described, f == a, hash(f) == hash(unittest.FunctionTestCase(function)))
report(unittest.TestSuite([f, described]), verbosity=2)

s = unittest.TestSuite([A("test_a"), B("test_a")])
print(s, s.countTestCases(), len(list(s)), s == unittest.TestSuite([A("test_a"), B("test_a")]), s == unittest.TestSuite(), s == 4)
s.addTest(unittest.TestSuite([A("test_b")]))
s.addTests([B("test_a"), A()])
print(s.countTestCases(), s)
attempt(s.addTest, 3)
attempt(s.addTest, A)
attempt(s.addTest, unittest.TestSuite)
attempt(s.addTests, "tests")
attempt(s.addTests, [3])
attempt(hash, s)
result = s.run(unittest.TestResult())
print(result, s.countTestCases(), s)


class Kept(unittest.TestSuite):
    _cleanup = False


kept = Kept([A("test_a")])
kept(unittest.TestResult())
print(kept.countTestCases(), kept)
base = unittest.BaseTestSuite([A("test_a"), A("test_b")])
print(base, base.run(unittest.TestResult()), base.countTestCases(), list(base))
unittest.BaseTestSuite([A("test_a")]).debug()
calls = []
unittest.TestSuite([calls.append, lambda result: calls.append(2)]).run(unittest.TestResult())
print(len(calls), calls[1])


class Subclass(unittest.TestCase):
    def __init_subclass__(cls, *, key=None, **more):
        super().__init_subclass__(**more)
        cls.key = key


class Keyed(Subclass, key=5):
    def test_a(self):
        self.assertEqual(self.key, 5)


report(Keyed)


class Meta(type):
    def __new__(cls, name, bases, namespace):
        for key in [key for key in namespace if key.startswith("test")]:
            namespace[key + "_again"] = namespace[key]
        return super().__new__(cls, name, bases, namespace)


class WithMeta(unittest.TestCase, metaclass=Meta):
    def test_a(self):
        pass


report(WithMeta, verbosity=2)


class Abstract:
    def test_shared(self):
        self.assertTrue(self.value)


class Concrete(Abstract, unittest.TestCase):
    value = 0


report(Concrete)
error = unittest.suite._ErrorHolder("setUpClass (x)")
print(error, repr(error), error.id(), error.shortDescription(), error.countTestCases(), error(None))
print(unittest.util.safe_repr("x" * 100, short=True), unittest.util.strclass(A), unittest.util.three_way_cmp(1, 2))
print(unittest.util.sorted_list_difference([1, 1, 2, 4], [2, 3, 3, 4, 5]), unittest.util.unorderable_list_difference([1, {}, 2], [{}, 3]))
print(unittest.removeResult(result), unittest.registerResult(result), unittest.removeResult(result))
print(sorted(name for name in unittest.__all__ if name not in ("IsolatedAsyncioTestCase",)))

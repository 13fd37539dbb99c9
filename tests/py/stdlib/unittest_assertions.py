import re
import unittest
import warnings
from collections import OrderedDict, deque, namedtuple


class Failing:
    def __repr__(self):
        raise ValueError("no repr")


class Sized:
    def __len__(self):
        return 2


class Pair:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if self.items[i] is None:
            raise IndexError(i)
        return self.items[i]

    def __eq__(self, other):
        return isinstance(other, Pair) and self.items == other.items

    def __repr__(self):
        return f"Pair{self.items}"


class Unequal:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "Unequal()"


case = unittest.TestCase()


def show(text, *args, **kwargs):
    name = text.split()[0]
    print(f"-- {text}")
    try:
        result = getattr(case, name)(*args, **kwargs)
        print("passed" if result is None else f"returned {type(result).__name__}")
    except BaseException as problem:
        message = re.sub(r" at 0x[0-9a-f]+", " at ...", str(problem))
        print(type(problem).__name__, message)


def warn(kind, text="careful"):
    warnings.warn(text, kind)


def fail_with(kind, *args):
    raise kind(*args)


def one_and_two_values():
    show("assertTrue", 0)
    show("assertTrue", [])
    show("assertTrue", "x")
    show("assertFalse", [1])
    show("assertFalse", None)
    show("assertTrue failing repr", Failing() if False else "")
    show("assertIsNone", 0)
    show("assertIsNone", None)
    show("assertIsNotNone", None)
    show("assertIsNotNone", 0)
    show("assertIsInstance", 1, str)
    show("assertIsInstance", 1, (str, list))
    show("assertIsInstance", True, int)
    show("assertNotIsInstance", 1, int)
    show("assertNotIsInstance", 1, (int, str))
    show("assertIs", [], [])
    show("assertIs", None, None)
    show("assertIsNot", None, None)
    show("assertIsNot", 1, 2)
    show("assertIn", 4, [1, 2])
    show("assertIn", "a", "abc")
    show("assertIn", "k", {"a": 1})
    show("assertIn", 1, 5)
    show("assertNotIn", 1, (1, 2))
    show("assertNotIn", "z", "abc")
    show("assertLess", 2, 1)
    show("assertLess", 1, 2)
    show("assertLess", 1, "a")
    show("assertLessEqual", 2, 1)
    show("assertGreater", 1, 1)
    show("assertGreaterEqual", 1, 1.5)
    show("assertEqual", 1, 2)
    show("assertEqual", 1, 1.0)
    show("assertEqual", None, False)
    show("assertEqual", Unequal(), Unequal())
    show("assertNotEqual", 1, 1)
    show("assertNotEqual", Unequal(), 1)
    show("assertEqual failing repr", Failing(), 1)
    show("assertEqual bytes", b"abc" * 30, b"abd" * 30)
    show("fail")
    show("fail with message", "because")
    show("skipTest", "not now")


def numbers():
    show("assertAlmostEqual", 1.0, 1.00000001)
    show("assertAlmostEqual", 1.0, 1.1)
    show("assertAlmostEqual", 1.0, 1.04, places=1)
    show("assertAlmostEqual", 1.0, 1.06, places=1)
    show("assertAlmostEqual", 1.0, 1.6, delta=0.5)
    show("assertAlmostEqual", 1.0, 1.5, delta=0.5)
    show("assertAlmostEqual", 1.0, 1.5, places=3, delta=0.5)
    show("assertAlmostEqual", 1, "a")
    show("assertAlmostEqual", "a", "a")
    show("assertAlmostEqual", 1 + 1j, 1 + 2j)
    show("assertAlmostEqual", float("inf"), float("inf"))
    show("assertAlmostEqual", 1, 1.2, 2, "positional")
    show("assertNotAlmostEqual", 1.0, 1.00000001)
    show("assertNotAlmostEqual", 1.0, 1.1)
    show("assertNotAlmostEqual", 1.0, 1.04, places=1)
    show("assertNotAlmostEqual", 1.0, 1.4, delta=0.5)
    show("assertNotAlmostEqual", 1.0, 1.6, delta=0.5)
    show("assertNotAlmostEqual", 1.0, 1.0)
    show("assertNotAlmostEqual", 1.0, 1.0, places=3, delta=2)
    show("assertNotAlmostEqual", "a", "a")


def sequences():
    show("assertEqual lists", [1, 2, 3], [1, 5, 3])
    show("assertEqual lists", [1, 2], [1, 2, 3, 4])
    show("assertEqual lists", [1, 2, 3], [])
    show("assertEqual tuples", (1, "a"), (1, "b"))
    show("assertEqual list and tuple", [1], (1,))
    show("assertEqual long lists", list(range(60)), list(range(30)) + [0] + list(range(31, 60)))
    show("assertListEqual", [1], (1,))
    show("assertListEqual", (1,), [1])
    show("assertTupleEqual", (1, 2), (1, 2))
    show("assertTupleEqual", [1, 2], (1, 2))
    show("assertSequenceEqual", [1, 2], (1, 2))
    show("assertSequenceEqual", [1, 2], (1, 3))
    show("assertSequenceEqual", "abc", "abd")
    show("assertSequenceEqual", deque([1]), [2])
    show("assertSequenceEqual", 1, [2])
    show("assertSequenceEqual", [1], 2)
    show("assertSequenceEqual", Sized(), [1])
    show("assertSequenceEqual", [1, 2], Sized())
    show("assertSequenceEqual", Pair(1, 2, 3), Pair(1, 2, None))
    show("assertSequenceEqual", Pair(1, None), Pair(1))
    show("assertSequenceEqual", Pair(1), Pair(1, None, 2))
    show("assertSequenceEqual", {1: 2}, [1])
    show("assertSequenceEqual", [1], [2], seq_type=tuple)
    show("assertSequenceEqual with message", [1], [2], "why")
    show("assertSequenceEqual nested", [[1, 2], {"a": "b" * 50}], [[1, 2], {"a": "b" * 49 + "c"}])
    case.maxDiff = 20
    show("assertEqual with a short maxDiff", [1, 2, 3], [1, 5, 3])
    case.maxDiff = None
    show("assertEqual without maxDiff", [f"item {i}" for i in range(40)], [f"item {i}" for i in range(2, 42)])
    del case.maxDiff
    show("assertEqual with the maxDiff of old", [f"item {i}" for i in range(40)], [f"item {i}" for i in range(2, 42)])


def other_containers():
    show("assertEqual dicts", {"a": 1}, {"a": 2})
    show("assertEqual dicts", {"a": 1, "b": [1, 2]}, {"a": 1, "c": [1, 2]})
    show("assertEqual dicts", {f"key{i}": i for i in range(20)}, {f"key{i}": i * (i != 9) for i in range(20)})
    show("assertDictEqual", [], {})
    show("assertDictEqual", {}, [])
    show("assertDictEqual", OrderedDict(a=1), {"a": 1})
    show("assertDictEqual", OrderedDict(a=1), {"a": 2})
    show("assertDictEqual message", {1: 2}, {3: 4}, "dicts")
    show("assertEqual sets", {1}, {2})
    show("assertEqual sets", {1, 2}, {1})
    show("assertEqual sets", {1}, {1, 2})
    show("assertEqual frozensets", frozenset([1]), frozenset([3]))
    show("assertSetEqual", {1}, frozenset([1]))
    show("assertSetEqual", 1, {1})
    show("assertSetEqual", {1}, 1)
    show("assertSetEqual", {1}, [1])
    show("assertSetEqual", {1}, [[1]])
    show("assertSetEqual with message", {1}, {2}, "sets")
    show("assertCountEqual", [1, 2, 2], [2, 1, 2])
    show("assertCountEqual", [1, 2, 2], [2, 1, 1])
    show("assertCountEqual", [[1], 2], [2, [1]])
    show("assertCountEqual", [[1], 2, [1]], [2, [3], [1]])
    show("assertCountEqual", "abc", iter("abd"))
    show("assertCountEqual", [float("nan"), []], [float("nan"), []])
    show("assertCountEqual with message", [1], [2], msg="counts")
    case.maxDiff = 10
    show("assertCountEqual with a short maxDiff", [1], [2])
    del case.maxDiff
    Point = namedtuple("Point", "x y")
    show("assertEqual named tuples", Point(1, 2), Point(1, 3))
    show("assertEqual named tuple", Point(1, 2), (1, 3))


def texts():
    show("assertEqual texts", "abc", "abd")
    show("assertEqual lines", "one\ntwo\nthree\n", "one\nTwo\nthree\n")
    show("assertEqual ends", "one\n", "one")
    show("assertEqual nothing", "", "one")
    show("assertEqual nothing", "one\n", "")
    show("assertMultiLineEqual", "a", 1)
    show("assertMultiLineEqual", 1, "a")
    show("assertMultiLineEqual with message", "a\nb", "a\nc", "lines")
    show("assertMultiLineEqual long lines", "prefix " * 20 + "a" + " suffix" * 20, "prefix " * 20 + "b" + " suffix" * 20)
    show("assertMultiLineEqual very different", "x" * 200, "y" * 300)
    show("assertMultiLineEqual different starts", "ab" + "x" * 200, "cd" + "x" * 200)
    show("assertMultiLineEqual tabs", "\ta\tb\n", "\ta\tc\n")
    case._diffThreshold = 10
    show("assertMultiLineEqual over the threshold", "a" * 11, "b" * 11)
    del case._diffThreshold
    show("assertRegex", "hello", "l+")
    show("assertRegex", "hello", "x+")
    show("assertRegex", "hello", re.compile("x+"))
    show("assertRegex", b"hello", b"x+")
    show("assertRegex", "hello", "")
    show("assertRegex", "hello", "x", "message")
    show("assertNotRegex", "hello", "l+")
    show("assertNotRegex", "hello", re.compile("[aeiou]"), "vowels")
    show("assertNotRegex", "hello", "x+")


def raises():
    show("assertRaises", ValueError, int, "x")
    show("assertRaises", ValueError, int, "1")
    show("assertRaises", (ValueError, KeyError), int, "1")
    show("assertRaises", KeyError, int, "x")
    show("assertRaises", ValueError, lambda: 1)
    show("assertRaises callable object", ValueError, Pair)
    show("assertRaises block", ValueError)
    show("assertRaises", 1, int)
    show("assertRaises", (ValueError, 1), int)
    show("assertRaises", str, int)
    show("assertRaises", ValueError, msg="text")
    show("assertRaises", ValueError, other="text")
    show("assertRaises None", ValueError, None)
    show("assertRaises keywords", ZeroDivisionError, fail_with, kind=ZeroDivisionError)
    show("assertRaisesRegex", ValueError, "inv.lid", int, "x")
    show("assertRaisesRegex", ValueError, "other", int, "x")
    show("assertRaisesRegex", ValueError, re.compile("other$"), int, "x")
    show("assertRaisesRegex", ValueError, "other", int, "1")
    show("assertRaisesRegex", KeyError, "other", int, "x")
    show("assertRaisesRegex", KeyError, "'k'", fail_with, KeyError, "k")
    show("assertWarns", DeprecationWarning, warn, DeprecationWarning)
    show("assertWarns", DeprecationWarning, warn, UserWarning)
    show("assertWarns", (DeprecationWarning, UserWarning), print, end="")
    show("assertWarns", ValueError, print)
    show("assertWarnsRegex", UserWarning, "careful", warn, UserWarning)
    show("assertWarnsRegex", UserWarning, "careless", warn, UserWarning)
    show("assertWarnsRegex", UserWarning, "careless", print, end="")
    show("_assertNotWarns", UserWarning, warn, UserWarning)
    show("_assertNotWarns", UserWarning, print, end="")


def blocks():
    with case.assertRaises(ZeroDivisionError) as block:
        1 / 0
    print(repr(block.exception), block.exception.__traceback__, block.expected)
    for kind, message in ((ValueError, None), ((ValueError, KeyError), "my words")):
        try:
            with case.assertRaises(kind, msg=message):
                pass
        except AssertionError as problem:
            print(re.sub(r"\(<.*>\)", "(classes)", str(problem)))
    try:
        with case.assertRaisesRegex(ValueError, "a+", msg="my words"):
            raise ValueError("bbb")
    except AssertionError as problem:
        print(problem, repr(problem.__context__))
    with case.assertWarns(UserWarning) as block:
        warnings.warn("first", DeprecationWarning)
        warnings.warn("second")
        warnings.warn("third")
    print(repr(block.warning), block.filename.rpartition("/")[2], len(block.warnings))
    try:
        with case.assertWarns(UserWarning, msg="my words"):
            pass
    except AssertionError as problem:
        print(problem)
    try:
        with case.assertWarns(UserWarning):
            raise KeyError("passes")
    except KeyError as problem:
        print(repr(problem))
    print(case.assertRaises(ValueError).__class__.__name__, type(case.assertRaises(ValueError))[int].__class__.__name__)


def messages():
    for long_message in (True, False):
        case.longMessage = long_message
        show("assertEqual", 1, 2, "mine")
        show("assertEqual", 1, 2, msg=("a", "tuple"))
        show("assertEqual", 1, 2)
        show("assertEqual", [1], [2], "mine")
        show("assertEqual", "a", "b", "mine")
        show("assertTrue", 0, "mine")
        show("assertFalse", 1, "")
        show("assertIn", 1, [], "mine")
        show("assertIs", 1, None, "mine")
        show("assertIsNone", 1, "mine")
        show("assertIsNotNone", None, "mine")
        show("assertLess", 1, 1, "mine")
        show("assertIsInstance", 1, str, "mine")
        show("assertAlmostEqual", 1, 2, msg="mine")
        show("assertDictEqual", {}, {1: 1}, "mine")
        show("assertCountEqual", [1], [2], "mine")
        show("assertSetEqual", {1}, {2}, "mine")
        show("assertRegex", "a", "b", "mine")
        show("assertNotRegex", "a", "a", "mine")
    del case.longMessage
    show("assertEqual braces", "{a}", "{b}", "%s {x}")


def own_equality():
    def compare(first, second, msg=None):
        if str(first).lower() != str(second).lower():
            raise case.failureException(msg or "differ but for case")

    case.addTypeEqualityFunc(str, compare)
    show("assertEqual own", "ABC", "abc")
    show("assertEqual own", "ABC", "abx")
    show("assertEqual own", "ABC", "abx", "mine")
    case.addTypeEqualityFunc(str, "assertMultiLineEqual")
    show("assertEqual by name", "ABC", "abc")

    class Own(unittest.TestCase):
        failureException = ArithmeticError

    try:
        Own().assertEqual(1, 2)
    except ArithmeticError as problem:
        print(repr(problem))
    for wrong in (lambda: case.assertEqual(1), lambda: case.assertTrue(), lambda: case.assertRaises(), lambda: case.assertIn(1, [2], bad=1)):
        try:
            wrong()
        except TypeError as problem:
            print(problem)


one_and_two_values()
numbers()
sequences()
other_containers()
texts()
raises()
blocks()
messages()
own_equality()

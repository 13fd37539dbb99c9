import contextlib
import sys
import types
import unittest

from _unittest_report import report, suite_of

log = []


class Order(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")
        cls.addClassCleanup(log.append, "class cleanup 1")
        cls.addClassCleanup(lambda *, key: log.append(key), key="class cleanup 2")

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")

    def setUp(self):
        log.append("setUp")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(self.more)

    def more(self):
        log.append("cleanup 2")
        self.addCleanup(log.append, "cleanup of cleanup")

    def tearDown(self):
        log.append("tearDown")

    def test_a(self):
        log.append("test_a")
        self.addCleanup(log.append, "cleanup 3")

    def test_b(self):
        log.append("test_b")
        self.fail()


class FailingParts(unittest.TestCase):
    def setUp(self):
        log.append(f"setUp {self._testMethodName}")
        self.addCleanup(log.append, "cleanup")
        if "setup" in self._testMethodName:
            raise ValueError("in setUp")
        if "skip_in_set_up" in self._testMethodName:
            self.skipTest("in setUp")

    def tearDown(self):
        log.append("tearDown")
        if "teardown" in self._testMethodName:
            raise ValueError("in tearDown")

    def test_setup(self):
        log.append("never")

    def test_skip_in_set_up(self):
        log.append("never")

    def test_teardown(self):
        pass

    def test_and_teardown(self):
        self.fail("in the test")

    def test_cleanups(self):
        self.addCleanup(self.fail, "in cleanup 1")
        self.addCleanup(int, "in cleanup 2")

    @unittest.expectedFailure
    def test_expected_and_cleanup(self):
        self.addCleanup(int, "in cleanup")
        self.fail("expected")

    @unittest.expectedFailure
    def test_expected_teardown(self):
        pass


class FailingClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(log.append, "class cleanup runs")
        cls.addClassCleanup(int, "class cleanup fails")
        raise ValueError("in setUpClass")

    @classmethod
    def tearDownClass(cls):
        log.append("never")

    def test_a(self):
        log.append("never")


class SkippingClass(FailingClass):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("in setUpClass")


class FailingTearDownClass(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        cls.addClassCleanup(log.append, "class cleanup runs")
        raise ValueError("in tearDownClass")

    def test_a(self):
        pass


class FailingClassCleanup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(int, "cleanup")
        cls.addClassCleanup(log.append, "other class cleanup")

    def test_a(self):
        pass


class NotSuper(unittest.TestCase):
    def test_a(self):
        pass

    tearDownClass = classmethod(lambda cls: log.append(f"tearDownClass of {cls.__name__}"))
    setUpClass = classmethod(lambda cls: log.append(f"setUpClass of {cls.__name__}"))


class NotSuperToo(NotSuper):
    pass


def module_with(name, **fixtures):
    module = types.ModuleType(name)
    module.__dict__.update(fixtures)
    sys.modules[name] = module

    class Test(unittest.TestCase):
        def test_a(self):
            log.append(f"test of {name}")

        def test_b(self):
            log.append(f"second test of {name}")

    Test.__module__ = name
    Test.__qualname__ = "Test"
    return Test


def raise_skip():
    raise unittest.SkipTest("in setUpModule")


def show(*classes, **options):
    del log[:]
    report(*classes, **options)
    print(log)


def modules():
    good = module_with("good", setUpModule=lambda: log.append("setUpModule"), tearDownModule=lambda: log.append("tearDownModule"))
    cleaned = module_with("cleaned", setUpModule=lambda: unittest.addModuleCleanup(log.append, "module cleanup"))
    bad = module_with("bad", setUpModule=lambda: int("x"), tearDownModule=lambda: log.append("never"))
    skipping = module_with("skipping", setUpModule=raise_skip)
    bad_end = module_with("bad_end", tearDownModule=lambda: int("y"))

    def bad_cleanups():
        unittest.addModuleCleanup(int, "z")
        unittest.addModuleCleanup(log.append, "other module cleanup")

    bad_cleanup = module_with("bad_cleanup", setUpModule=bad_cleanups)

    def bad_start_and_cleanup():
        bad_cleanups()
        raise KeyError("start")

    bad_both = module_with("bad_both", setUpModule=bad_start_and_cleanup)
    show(good, cleaned, verbosity=2)
    show(bad, skipping, bad_end, bad_cleanup, bad_both, verbosity=2)
    del sys.modules["good"]
    show(good, verbosity=2)


@contextlib.contextmanager
def block(name):
    log.append(f"enter {name}")
    try:
        yield name.upper()
    finally:
        log.append(f"leave {name}")


class Blocks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append(cls.enterClassContext(block("class")))

    def setUp(self):
        log.append(self.enterContext(block("setUp")))

    def test_block(self):
        log.append(self.enterContext(block("test")))

    def test_no_block(self):
        self.enterContext(3)

    def test_wrong_block(self):
        self.enterContext(log)


def debugging():
    del log[:]
    Order("test_a").debug()
    print(log)
    for test in (Order("test_b"), FailingParts("test_setup")):
        try:
            test.debug()
        except Exception as problem:
            print(repr(problem))
    del log[:]
    try:
        suite_of(Order).debug()
    except AssertionError as problem:
        print(repr(problem), log)
    for cls in (FailingClass, SkippingClass, FailingTearDownClass, FailingClassCleanup):
        try:
            suite_of(cls).debug()
        except Exception as problem:
            print(cls.__name__, repr(problem))
    test = Order("test_a")
    test.addCleanup(log.append, "one")
    print(test.doCleanups(), log[-1], test._cleanups)


show(Order)
show(FailingParts, verbosity=2)
show(FailingClass, SkippingClass, FailingTearDownClass, FailingClassCleanup, verbosity=2)
show(NotSuper, NotSuperToo)
modules()
show(Blocks)
debugging()

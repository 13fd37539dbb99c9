import io
import signal
import unittest

from _unittest_report import without_times


class Interrupted(unittest.TestCase):
    def test_1(self):
        pass

    def test_2(self):
        signal.raise_signal(signal.SIGINT)

    def test_3(self):
        self.fail("never reached")


def run(handle):
    before = signal.getsignal(signal.SIGINT)
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Interrupted)
    try:
        if handle:
            unittest.installHandler()
        print(signal.getsignal(signal.SIGINT) is before)
        result = unittest.TextTestRunner(stream).run(suite)
        print(result, result.shouldStop)
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
    finally:
        unittest.removeHandler()
    print(without_times(stream.getvalue()))
    print(signal.getsignal(signal.SIGINT) is before)


@unittest.removeHandler
def without_handler():
    """Runs without"""
    return signal.getsignal(signal.SIGINT) is signal.default_int_handler


run(False)
run(True)
unittest.signals._interrupt_handler = None
unittest.installHandler()
handler = signal.getsignal(signal.SIGINT)
print(without_handler(), signal.getsignal(signal.SIGINT) is handler, without_handler.__doc__)
result = unittest.TestResult()
unittest.registerResult(result)
signal.raise_signal(signal.SIGINT)
print(result.shouldStop, unittest.removeResult(result))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("the second interrupt")
unittest.removeHandler()
for other in (signal.SIG_IGN, 17):
    unittest.signals._interrupt_handler = None
    try:
        kept = unittest.signals._InterruptHandler(other)
        print(kept(signal.SIGINT, None), kept.called)
    except TypeError as problem:
        print(problem)

stream = io.StringIO()
program = unittest.main(argv=["prog", "-c", "Interrupted"], exit=False, testRunner=unittest.TextTestRunner(stream))
print(without_times(stream.getvalue()))
unittest.removeHandler()

"""The report of a greenlet that survives its GreenletExit, as a replaced `sys.stderr` gets it."""

import re
import sys

from greenlet import GreenletExit, getcurrent, greenlet as Greenlet

main = getcurrent()
standard = sys.stderr


class Recorder:
    def write(self, text):
        print("  piece:", repr(re.sub("0x[0-9a-f]+", "ADDRESS", text)))

    def flush(self):
        pass


class Failing(Greenlet):
    def __repr__(self):
        raise ValueError("no repr")


class Named(Greenlet):
    def __repr__(self):
        return "named"


def resists():
    while True:
        try:
            main.switch()
        except GreenletExit:
            print("  refused")


sys.unraisablehook = lambda report: print("  unraisable:", repr(report.exc_value))
for kind in (Greenlet, Named, Failing):
    print(kind.__name__)
    held = kind(resists)
    held.switch()
    sys.stderr = Recorder()
    del held
    sys.stderr = standard
for replacement in (None, object()):
    held = Named(resists)
    held.switch()
    sys.stderr = replacement
    del held
    sys.stderr = standard
print("end")

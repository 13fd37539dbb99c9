"""At exit there is no collection before the modules are taken apart when the collector is off."""

import gc
import os

import greenlet
from greenlet import getcurrent, greenlet as Greenlet

gc.disable()
main = getcurrent()


class Cycle:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        os.write(1, self.name.encode() + b"\n")
        try:
            getcurrent()
        except RuntimeError as error:
            os.write(1, str(error).encode() + b"\n")
        os.write(1, repr(Greenlet(lambda *args: args).switch(1)).encode() + b"\n")
        os.write(1, repr(parked.switch(3)).encode() + b"\n")


Cycle("garbage")
parked = Greenlet(lambda: main.switch())
parked.switch()
kept = Cycle("kept")
print("end", flush=True)

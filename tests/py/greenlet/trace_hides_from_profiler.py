"""A profiler is not told of what the callback of `settrace` does, even when that sets the profiler."""

import sys

import greenlet
from greenlet import getcurrent, greenlet as Greenlet

main = getcurrent()


def profiler(frame, event, argument):
    if event in ("call", "return"):
        print("  profiler:", event, frame.f_code.co_name)


def helper():
    return 1


def tracer(event, switched):
    helper()
    print("  tracer:", event)


def work():
    helper()
    main.switch()
    helper()


greenlet.settrace(tracer)
worker = Greenlet(work)
sys.setprofile(profiler)
worker.switch()
worker.switch()
sys.setprofile(None)
print("set by the tracer")


def setting_tracer(event, switched):
    sys.setprofile(profiler)
    helper()


greenlet.settrace(setting_tracer)
worker = Greenlet(work)
worker.switch()
greenlet.settrace(None)
worker.switch()
sys.setprofile(None)
print("a tracer that starts greenlets")


def starting_tracer(event, switched):
    greenlet.settrace(None)
    Greenlet(helper).switch()


greenlet.settrace(starting_tracer)
worker = Greenlet(work)
sys.setprofile(profiler)
worker.switch()
worker.switch()
sys.setprofile(None)

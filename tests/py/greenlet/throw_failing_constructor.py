"""What `throw` raises when the exception's constructor fails: its error, with the traceback of that failure."""

from greenlet import getcurrent, greenlet as Greenlet

main = getcurrent()


class FailsInInit(BaseException):
    def __init__(self, *args):
        raise KeyError("constructor")


class NeedsTwo(Exception):
    def __init__(self, first, second):
        super().__init__(first, second)


class MakesOther(Exception):
    def __new__(cls, *args):
        return 3


def make_traceback():
    try:
        return 1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__


def names(traceback):
    found = []
    while traceback is not None:
        found.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    return found


def lets_through():
    main.switch()


def catches():
    try:
        main.switch()
    except BaseException as error:
        print("  inside:", type(error).__name__, error.args, names(error.__traceback__))
        return "caught"


def ended():
    greenlet = Greenlet(lambda: None)
    greenlet.switch()
    return greenlet


def parked(function):
    greenlet = Greenlet(function)
    greenlet.switch()
    return greenlet


TARGETS = {
    "pending": lambda: Greenlet(lets_through),
    "parked": lambda: parked(lets_through),
    "catching": lambda: parked(catches),
    "dead": ended,
    "current": getcurrent,
}
for state, make in TARGETS.items():
    for kind in (FailsInInit, NeedsTwo, MakesOther, UnicodeDecodeError):
        for traceback in (None, make_traceback()):
            print(state, kind.__name__, traceback is not None)
            try:
                print("  result:", make().throw(kind, None, traceback))
            except BaseException as error:
                print("  raised:", type(error).__name__, error.args, names(error.__traceback__))

"""The GreenletExit of a greenlet that nobody refers to any more is raised where that happens: what is handled there is its context."""

from greenlet import GreenletExit, getcurrent, greenlet as Greenlet

main = getcurrent()


def body(label):
    try:
        main.switch()
    except GreenletExit as error:
        print(label, repr(error.__context__), error.__cause__, error.__suppress_context__)
        raise


def park(label):
    greenlet = Greenlet(body)
    greenlet.switch(label)
    return greenlet


held = park("nothing handled")
del held

held = park("in except")
try:
    raise ValueError("handled")
except ValueError:
    held = None


def in_finally():
    local = park("in finally")
    try:
        raise KeyError("passing")
    finally:
        del local


try:
    in_finally()
except KeyError as error:
    print("passed:", error)


def handles_itself():
    try:
        raise LookupError("its own")
    except LookupError:
        try:
            main.switch()
        except GreenletExit as error:
            print("own and the killer's:", repr(error.__context__))


held = Greenlet(handles_itself)
held.switch()
try:
    raise OSError("the killer's")
except OSError:
    held = None

held = Greenlet(handles_itself)
held.switch()
held = None


def killer():
    global held
    try:
        raise IndexError("in another greenlet")
    except IndexError:
        held = None


held = park("killed by a greenlet")
try:
    raise ValueError("handled by main")
except ValueError:
    Greenlet(killer).switch()

held = park("thrown by hand")
try:
    raise ValueError("handled by main")
except ValueError:
    held.throw()

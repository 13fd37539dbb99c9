# Tracing: being told of every switch.
#
# `settrace` installs one function. It runs after each switch, in the greenlet
# that goes on, and is told the kind of event and both ends of it. An error of
# the function travels on as if it had been thrown, and removes the function.

import greenlet
from greenlet import getcurrent

main = getcurrent()


class Player(greenlet.greenlet):
    def __init__(self, name, run):
        super().__init__(run)
        self.name = name


def name(g):
    return "main" if g is main else g.name


def trace(event, arguments):
    # More kinds of events may come: look before unpacking.
    if event in ("switch", "throw"):
        origin, target = arguments
        print(f"    {event:6} {name(origin)} -> {name(target)}   (told in {name(getcurrent())})")


def serve():
    print("  serve")
    receiver.switch()
    print("  and again")
    receiver.throw()


def returns():
    server.switch()


print("1. a game in five events")
former = greenlet.settrace(trace)
server, receiver = Player("server", serve), Player("receiver", returns)
# The last event is the receiver's end: GreenletExit, thrown into it, goes to
# its parent, main, as a value.
server.switch()
greenlet.settrace(former)
print("  the server still waits:", bool(server))

print("2. an end by an error is a throw")
greenlet.settrace(trace)
try:
    Player("divider", lambda: 1 // 0).switch()
except ZeroDivisionError as error:
    print("  main caught:", error)
greenlet.settrace(None)

print("3. an error of the function itself")


def broken(event, arguments):
    raise RuntimeError("the tracer is broken")


def waits():
    try:
        return main.switch("waiting")
    except RuntimeError as error:
        return f"got: {error}"


waiter = Player("waiter", waits)
waiter.switch()
greenlet.settrace(broken)
print(" ", waiter.switch("a value that is lost"), "- tracer:", greenlet.gettrace())

# Two loops at once: a program that reads, under a loop that calls back.
#
# The dialogue below is written as one reads it: ask, wait for a key, go on.
# But a window system has a loop of its own, and calls a function for each key.
# A greenlet for each of the two, and both may keep their shape: `next_key`
# parks the dialogue and lets the window's loop go on; the callback switches
# back with the key. Neither knows of the other.

from greenlet import greenlet, getcurrent


def dialogue():
    while True:
        line = ""
        while not line.endswith("\n"):
            line += next_key()
        command = line.strip()
        show(command)
        if command == "leave":
            print("  really? (y or n)")
            # The same function, called from another place: the stack of the
            # dialogue remembers where to return to.
            answer = next_key()
            show(answer)
            if answer == "y":
                return "the dialogue is over"
        else:
            print("  doing:", command)


def show(text):
    print("  typed:", text)


def next_key():
    return window.switch("waiting for a key")


class Window:
    """A stand-in for a toolkit: it has the loop, and calls `on_key`."""

    def __init__(self, keys):
        self.keys = keys

    def main_loop(self, on_key):
        for key in self.keys:
            on_key(key)


def on_key(key):
    # Runs in the window's greenlet, deep inside of its loop.
    status.append(reader.switch(key))


window = getcurrent()
reader = greenlet(dialogue)
status = []
print("the dialogue starts, and soon is", reader.switch())
Window("hello\n" + "leave\n" + "n" + "leave\n" + "y").main_loop(on_key)
print("callbacks:", len(status), "- the last one got:", status[-1], "- dead:", reader.dead)

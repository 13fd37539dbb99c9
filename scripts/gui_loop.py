# A program that asks for keys, under a loop that insists on delivering them.
#
# A console program is written as a loop that waits: read a key, read another,
# act. A window system has a loop too, and calls a function for each key. Both
# want to be the one that calls the other. Give each a stack: the window loop
# runs in main, the console loop in a greenlet, and what looks like waiting in
# one is a switch to the other. Neither is rewritten as callbacks or states.
#
# One key's way: the window loop calls `key_pressed`, which switches the key to
# the console; there it comes out of the `switch` in which `read_key` was parked,
# and `read_key` returns it to whichever function had called it. The console works
# on until it needs the next key, and switches to main: `key_pressed` returns.

from greenlet import greenlet, getcurrent

window = getcurrent()


# The console program. It knows nothing of greenlets, and reads keys in three
# places: for a line, for a yes or no, and for a code of two digits.

def read_line():
    line = ""
    while (key := read_key()) != "\n":
        # A key that removes one, to show that the loop has a state of its own.
        line = line[:-1] if key == "<" else line + key
    print("  >", line)
    return line


def is_sure(question):
    print(" ", question, "(y/n)")
    answer = read_key()
    print("  >", answer)
    return answer == "y"


def read_code():
    print("  two digits, please")
    code = read_key() + read_key()
    print("  > **")
    return code


def run_console():
    commands = 0
    while True:
        line = read_line()
        commands += 1
        if line == "leave":
            if is_sure("Leave?"):
                break
        elif line == "unlock":
            print("  unlocked" if read_code() == "42" else "  wrong code")
        else:
            print("  executing", repr(line))
    print("  console: the loop is over")
    return commands


# Between the two: these four lines are all.

def read_key():
    """Runs on the console's stack, however deep; returns when there is a key."""
    return window.switch("needs a key")


def key_pressed(key):
    """Runs on main's stack, called by the window loop."""
    return console.switch(key)


# The window system. It, too, knows nothing of greenlets, and could be native
# code: here it is a `map`, whose own loop calls `key_pressed` for each key.

def window_loop(keys):
    return list(map(key_pressed, keys))


console = greenlet(run_console)
# The start runs the console until it first waits; then main goes on here.
print("main: the console", console.switch())
for keys in ("lisr<t\n", "unlock\n41", "unlock\n42", "leave\nn", "status\n", "leave\n"):
    print("main: the user types", repr(keys))
    states = window_loop(keys)
    print("main: after each key the console", *sorted(set(states)))
print("main: the user types 'y'")
# Nobody switched to main this time. `run_console` returned, its greenlet is a
# child of main, and so its result comes out of the switch in `key_pressed`.
print("main: commands in all:", window_loop("y"))
print("main: the console is dead:", console.dead)
# A key too many goes to the parent of the dead console: to main itself.
print("main: one more key comes back:", window_loop("x"))

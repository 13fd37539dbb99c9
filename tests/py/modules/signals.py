import os
import signal
import time


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as problem:
        print(type(problem).__name__, problem)


print(list(signal.Signals))
print(list(signal.Handlers), signal.SIGINT, signal.SIG_DFL, repr(signal.SIGTERM), signal.SIGCLD is signal.SIGCHLD, signal.NSIG)
print([signal.strsignal(number) for number in range(1, 65)])
show(signal.strsignal, 0)
show(signal.strsignal, 65)
show(signal.signal, 0, signal.SIG_DFL)
show(signal.signal, 65, signal.SIG_DFL)
show(signal.signal, signal.SIGKILL, signal.SIG_DFL)
show(signal.signal, 2, None)
show(signal.signal, 2, 7)
show(signal.signal, "a", 1)
show(signal.getsignal, 0)
show(signal.getsignal, signal.SIGTERM)
show(signal.getsignal, signal.SIGPIPE)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
show(signal.default_int_handler, 2, None)
show(signal.raise_signal, 0)
show(signal.raise_signal, 66)
print(len(signal.valid_signals()), sorted(signal.valid_signals())[:3])

calls = []


def handler(number, frame):
    calls.append((signal.Signals(number).name, frame.f_code.co_name))


def interrupted():
    signal.raise_signal(signal.SIGUSR1)


show(signal.signal, signal.SIGUSR1, handler)
print(signal.getsignal(signal.SIGUSR1) is handler)
interrupted()
print(calls)
os.kill(os.getpid(), signal.SIGUSR1)
print(calls)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
interrupted()
print(calls, signal.getsignal(signal.SIGUSR1))


def failing(number, frame):
    raise LookupError(number)


signal.signal(signal.SIGTERM, failing)
show(signal.raise_signal, signal.SIGTERM)
try:
    interrupted()
    os.kill(os.getpid(), signal.SIGTERM)
    print("not reached")
except LookupError as problem:
    print("caught", problem)

# SIGINT.
try:
    signal.raise_signal(signal.SIGINT)
    print("not reached")
except KeyboardInterrupt:
    print("KeyboardInterrupt")
previous = signal.signal(signal.SIGINT, handler)
print(previous is signal.default_int_handler)
signal.raise_signal(signal.SIGINT)
print(calls)
signal.signal(signal.SIGINT, previous)
show(signal.raise_signal, signal.SIGINT)


# A signal from outside ends neither a sleep nor a loop, but its handler runs there.
import subprocess
import sys
import threading

signal.signal(signal.SIGUSR2, handler)
calls.clear()
start = time.monotonic()
helper = subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -USR2 {os.getpid()}"])
time.sleep(0.6)
print(calls, time.monotonic() - start >= 0.6)
helper.wait()
calls.clear()
helper = subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -USR2 {os.getpid()}"])
while not calls:
    pass
print(calls)
helper.wait()
event = threading.Event()
signal.signal(signal.SIGUSR2, lambda number, frame: event.set())
helper = subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -USR2 {os.getpid()}"])
print(event.wait(), helper.wait())
event.clear()
helper = subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -USR2 {os.getpid()}; sleep 0.2; exit 4"])
print(helper.wait(), event.is_set())

# Interrupted while it waits for a process.
helper = subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -INT {os.getpid()}"])
process = subprocess.Popen(["sleep", "0.5"])
try:
    process.wait()
except KeyboardInterrupt:
    print("interrupted")
print(process.wait(), helper.wait())
print(os.waitstatus_to_exitcode(0x300), os.waitstatus_to_exitcode(9), os.WIFSIGNALED(9), os.WTERMSIG(9), os.WEXITSTATUS(0x300))
show(os.waitstatus_to_exitcode, 0x137F)
show(os.waitpid, -1, 0)
show(os.close, 9999)
show(os.read, 0, -1)
show(os.write, 1, "text")
show(os.fdopen, "x")
show(os.fdopen, 9999)

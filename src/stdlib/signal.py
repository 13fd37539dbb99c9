"""Signals: their numbers, and what happens when one arrives."""

import _signal
from _signal import default_int_handler, pause, raise_signal
from enum import IntEnum as _IntEnum
from operator import index as _index

_NUMBERS = {
    "SIGHUP": (1, "Hangup"), "SIGINT": (2, "Interrupt"), "SIGQUIT": (3, "Quit"), "SIGILL": (4, "Illegal instruction"),
    "SIGTRAP": (5, "Trace/breakpoint trap"), "SIGABRT": (6, "Aborted"), "SIGBUS": (7, "Bus error"),
    "SIGFPE": (8, "Floating point exception"), "SIGKILL": (9, "Killed"), "SIGUSR1": (10, "User defined signal 1"),
    "SIGSEGV": (11, "Segmentation fault"), "SIGUSR2": (12, "User defined signal 2"), "SIGPIPE": (13, "Broken pipe"),
    "SIGALRM": (14, "Alarm clock"), "SIGTERM": (15, "Terminated"), "SIGSTKFLT": (16, "Stack fault"), "SIGCHLD": (17, "Child exited"),
    "SIGCONT": (18, "Continued"), "SIGSTOP": (19, "Stopped (signal)"), "SIGTSTP": (20, "Stopped"), "SIGTTIN": (21, "Stopped (tty input)"),
    "SIGTTOU": (22, "Stopped (tty output)"), "SIGURG": (23, "Urgent I/O condition"), "SIGXCPU": (24, "CPU time limit exceeded"),
    "SIGXFSZ": (25, "File size limit exceeded"), "SIGVTALRM": (26, "Virtual timer expired"), "SIGPROF": (27, "Profiling timer expired"),
    "SIGWINCH": (28, "Window changed"), "SIGIO": (29, "I/O possible"), "SIGPWR": (30, "Power failure"), "SIGSYS": (31, "Bad system call"),
    "SIGRTMIN": (34, "Real-time signal 0"), "SIGRTMAX": (64, "Real-time signal 30"),
}

NSIG = 65

Signals = _IntEnum("Signals", [(name, number) for name, (number, _) in _NUMBERS.items()], module=__name__)
Handlers = _IntEnum("Handlers", [("SIG_DFL", 0), ("SIG_IGN", 1)], module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
SIGCLD, SIGIOT, SIGPOLL = Signals.SIGCHLD, Signals.SIGABRT, Signals.SIGIO


def _member(value, kind):
    try:
        return kind(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    """Sets what happens when a signal arrives; what happened so far."""
    if isinstance(handler, Handlers):
        handler = int(handler)
    return _member(_signal.signal(signalnum, handler), Handlers)


def getsignal(signalnum):
    """What happens when a signal arrives."""
    return _member(_signal.getsignal(signalnum), Handlers)


def strsignal(signalnum):
    """What a signal means, in words; None when it has no meaning."""
    number = int(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    for known, text in _NUMBERS.values():
        if known == number:
            return text
    return f"Real-time signal {number - 34}" if number > 34 else None


def valid_signals():
    """All signals that there are."""
    return {_member(number, Signals) for number in range(1, NSIG) if number not in (32, 33)}


class itimer_error(OSError):
    """A timer cannot be set so."""


itimer_error.__module__ = "signal"
ItimerError = itimer_error
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


def _timer(which, *intervals):
    if which != ITIMER_REAL:
        if which not in (ITIMER_VIRTUAL, ITIMER_PROF):
            raise ItimerError(22, "Invalid argument")
        raise NotImplementedError("only the timer ITIMER_REAL is supported")
    try:
        return _signal._set_timer(*map(float, intervals))
    except PermissionError:
        raise
    except OSError as problem:
        raise ItimerError(problem.errno, problem.strerror) from None


def setitimer(which, seconds, interval=0.0, /):
    """Sends a signal after a time, and again and again when there is an interval; what was left of the timer, and its interval."""
    return _timer(which, seconds, interval)


def getitimer(which, /):
    """What is left of a timer, and its interval."""
    return _timer(which)


def alarm(seconds, /):
    """Sends SIGALRM after some seconds; how many were left of an earlier call."""
    left = _timer(ITIMER_REAL, _index(seconds), 0)[0]
    # Never 0 while the timer runs.
    return max(1, int(left + 0.5)) if left else 0

"""The one thread that there is, and the locks that it may take."""

import posix as _posix
import sys as _sys
from _lock import RLock, get_ident, lock

error = RuntimeError
TIMEOUT_MAX = 9223372036.0

_stack_size = 0

LockType = lock


def allocate_lock():
    """A new lock."""
    return lock()


allocate = allocate_lock


class _local:
    """Attributes for each thread, of which there is one."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return super().__new__(cls)


def get_native_id():
    """The number of this thread for the operating system: that of the process, as it is the main thread."""
    return _posix.getpid()


def _get_main_thread_ident():
    return get_ident()


def _is_main_interpreter():
    return True


def _count():
    return 0


def daemon_threads_allowed():
    """Whether threads may outlive the main thread."""
    return True


def _no_threads():
    problem = RuntimeError("can't start new thread")
    problem.add_note("Morelia runs a program in one thread; greenlets take turns in it.")
    return problem


def start_new_thread(function, args, kwargs={}, /):
    """Refuses, as there is one thread only."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    raise _no_threads()


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    """Refuses, as there is one thread only."""
    if not callable(function):
        raise TypeError("thread function must be callable")
    raise _no_threads()


def exit():
    """Raises SystemExit, which ends a thread."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    """Does as if a signal had arrived."""
    import _signal

    handler = _signal.getsignal(signum)
    if callable(handler):
        handler(signum, _sys._getframe(1))


def stack_size(size=0, /):
    """The size of the stacks of new threads, which is remembered and of no effect."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    old, _stack_size = _stack_size, size
    return old


class _ExceptHookArgs(tuple):
    """What `threading.excepthook` is called with."""

    __slots__ = ()

    def __new__(cls, items):
        items = tuple(items)
        if len(items) != 4:
            raise TypeError(f"_thread._ExceptHookArgs() takes a 4-sequence ({len(items)}-sequence given)")
        return super().__new__(cls, items)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        names = "exc_type", "exc_value", "exc_traceback", "thread"
        return f"_thread._ExceptHookArgs({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


def _excepthook(args, /):
    if not isinstance(args, _ExceptHookArgs):
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    stream = _sys.stderr
    if stream is None:
        return
    import traceback

    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=stream, flush=True)
    found = args.exc_value.__traceback__ if args.exc_traceback is None and args.exc_value is not None else args.exc_traceback
    traceback.print_exception(args.exc_type, args.exc_value, found, file=stream)
    stream.flush()

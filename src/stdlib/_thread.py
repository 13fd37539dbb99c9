"""The one thread that there is, and the locks that it may take."""

import posix as _posix
import sys as _sys
import time as _time

error = RuntimeError
TIMEOUT_MAX = 9223372036.0

# Between two looks at a lock that a signal handler may release, in seconds.
_PAUSE = 0.02

_stack_size = 0


def _can_be_woken():
    """Whether there are signal handlers, which may end a wait."""
    handlers = _sys.modules.get("_signal")
    if handlers is None:
        return False
    for number in range(1, 65):
        handler = handlers.getsignal(number)
        if callable(handler) and handler is not handlers.default_int_handler:
            return True
    return False


def _wait(is_over, timeout):
    """Waits until a signal handler makes `is_over` true, or until the time is over; whether it became true."""
    end = None if timeout is None else _time.monotonic() + timeout
    while not is_over():
        can_be_woken = _can_be_woken()
        if end is None:
            if not can_be_woken:
                raise RuntimeError("deadlock: nothing can end this wait, as Morelia has one thread")
            _time.sleep(_PAUSE)
            continue
        left = end - _time.monotonic()
        if left <= 0:
            return False
        _time.sleep(min(left, _PAUSE) if can_be_woken else left)
    return True


def _time_limit(blocking, timeout):
    """The arguments of `acquire` as a time limit; None for none."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0
    if timeout == -1:
        return None
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timestamp out of range for platform time_t" if timeout >= 2**63 else "timeout value is too large")
    return timeout


class lock:
    """A lock that anyone may release."""

    __slots__ = "_is_locked", "__weakref__"

    def __init__(self):
        self._is_locked = False

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock; whether that succeeded within the time."""
        if not self._is_locked and blocking is True and timeout == -1:
            self._is_locked = True
            return True
        limit = _time_limit(blocking, timeout)
        if self._is_locked and (limit == 0 or not _wait(lambda: not self._is_locked, limit)):
            return False
        self._is_locked = True
        return True

    def release(self):
        """Gives the lock back."""
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False

    def locked(self):
        """Whether the lock is taken."""
        return self._is_locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._is_locked else 'unlocked'} _thread.lock object at {id(self):#x}>"

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.lock' object")

    def _at_fork_reinit(self):
        self._is_locked = False

    acquire_lock, release_lock, locked_lock = acquire, release, locked


class RLock:
    """A lock that its owner may take again. Its owner is a thread: greenlets share it."""

    __slots__ = "_count", "__weakref__"

    def __init__(self, *args, **kwargs):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock once more."""
        _time_limit(blocking, timeout)
        self._count += 1
        return True

    def release(self):
        """Gives the lock back once."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        state, owner = ("locked", get_ident()) if self._count else ("unlocked", 0)
        kind = type(self)
        return f"<{state} {kind.__module__}.{kind.__qualname__} object owner={owner} count={self._count} at {id(self):#x}>"

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 0
        return count, get_ident()

    def _acquire_restore(self, state):
        self._count = state[0]

    def _at_fork_reinit(self):
        self._count = 0


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


def get_ident():
    """The number of this thread."""
    return id(_main)


def get_native_id():
    """The number of this thread for the operating system: that of the process, as it is the main thread."""
    return _posix.getpid()


def _get_main_thread_ident():
    return id(_main)


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


# Its address is the number of the thread.
_main = lock()

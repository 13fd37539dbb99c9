"""Threads as far as one thread goes: its locks, conditions, events and semaphores. No other thread can be started."""

import _thread
import itertools as _itertools
import sys as _sys
import time as _time
import warnings as _warnings
from _lock import wait as _wait
from _thread import (
    TIMEOUT_MAX, RLock as _CRLock, _ExceptHookArgs as ExceptHookArgs, _excepthook as excepthook, _local as local, get_ident,
    get_native_id, lock as Lock, stack_size,
)

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace", "local",
    "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "setprofile_all_threads", "settrace_all_threads",
    "get_native_id",
]

ThreadError = _thread.error
__excepthook__ = excepthook
_trace_hook = _profile_hook = None
_RLock = _CRLock


def RLock(*args, **kwargs):
    """A lock that its owner may take again."""
    if args or kwargs:
        _warnings.warn("Passing arguments to RLock is deprecated and will be removed in 3.15", DeprecationWarning, stacklevel=2)
    return _CRLock(*args, **kwargs)


def _deprecated(old, new):
    _warnings.warn(f"{old} is deprecated, {new} instead", DeprecationWarning, stacklevel=3)


class Condition:
    """A lock, and those who wait for a change of what it guards."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _give_up(self):
        if hasattr(self._lock, "_release_save"):
            return self._lock._release_save()
        self._lock.release()

    def _take_back(self, state):
        if hasattr(self._lock, "_acquire_restore"):
            self._lock._acquire_restore(state)
        else:
            self._lock.acquire()

    def wait(self, timeout=None):
        """Waits until notified; whether that was within the time."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._give_up()
        is_notified = False
        try:
            if timeout is None:
                waiter.acquire()
                is_notified = True
            elif timeout > 0:
                is_notified = waiter.acquire(True, timeout)
            else:
                is_notified = waiter.acquire(False)
            return is_notified
        finally:
            self._take_back(state)
            if not is_notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until a function gives a true value; its last value."""
        end = None
        while not (result := predicate()):
            left = None
            if timeout is not None:
                if end is None:
                    end = _time.monotonic() + timeout
                left = end - _time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
        return result

    def notify(self, n=1):
        """Wakes those who have waited longest."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters[:n]:
            self._waiters.remove(waiter)
            waiter.release()

    def notify_all(self):
        """Wakes all who wait."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll()", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A number of permits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes a permit; whether that succeeded within the time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value and (not blocking or not _wait(lambda: self._value, timeout)):
            return False
        self._value -= 1
        return True

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def release(self, n=1):
        """Gives permits back."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n


class BoundedSemaphore(Semaphore):
    """A semaphore that takes back no more permits than it gave."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        """Gives permits back."""
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    """A flag that can be waited for."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Whether the flag is set."""
        return self._flag

    def isSet(self):
        _deprecated("isSet()", "use is_set()")
        return self.is_set()

    def set(self):
        """Sets the flag."""
        self._flag = True

    def clear(self):
        """Takes the flag back."""
        self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is set; whether that was within the time."""
        return self._flag or _wait(lambda: self._flag, timeout)


class BrokenBarrierError(RuntimeError):
    """A barrier that was given up."""


class Barrier:
    """Lets as many callers as it has parties go on together."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties, self._action, self._timeout = parties, action, timeout
        self._waiting = 0
        self._is_broken = False
        # Grows when the barrier opens or is reset: who waits since before then goes on.
        self._round = 0
        self._failed_round = -1

    def __repr__(self):
        kind = type(self)
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {state}>"

    def wait(self, timeout=None):
        """Waits for the other parties; the number of this one among them."""
        if timeout is None:
            timeout = self._timeout
        if self._is_broken:
            raise BrokenBarrierError
        index, round = self._waiting, self._round
        self._waiting += 1
        try:
            if index + 1 == self._parties:
                self._open()
            elif not _wait(lambda: self._is_broken or self._round != round, timeout):
                self.abort()
                raise BrokenBarrierError
            if self._is_broken or self._failed_round == round:
                raise BrokenBarrierError
            return index
        finally:
            if self._round == round:
                self._waiting -= 1

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self.abort()
            raise
        self._round += 1
        self._waiting = 0

    def reset(self):
        """Makes the barrier new; who waits gets BrokenBarrierError."""
        self._is_broken = False
        if self._waiting:
            self._failed_round = self._round
            self._round += 1
            self._waiting = 0

    def abort(self):
        """Gives the barrier up; who waits gets BrokenBarrierError."""
        self._is_broken = True

    @property
    def parties(self):
        """How many callers it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait."""
        return self._waiting

    @property
    def broken(self):
        """Whether it was given up."""
        return self._is_broken


_numbers = _itertools.count(1)


class Thread:
    """What would run in a thread of its own; `start` refuses."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = f"Thread-{next(_numbers)}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = name
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = None
        self._started = Event()
        self._initialized = True
        self._stderr = _sys.stderr

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        state = "started" if self._started.is_set() else "initial"
        if self._daemonic:
            state += " daemon"
        if self._ident is not None:
            state += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {state})>"

    def start(self):
        """Refuses, as there is one thread only."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        raise _thread._no_threads()

    def run(self):
        """Calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        """Waits for the end of the thread."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        raise RuntimeError("cannot join current thread")

    @property
    def name(self):
        """What the thread is called."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """The number of the thread, when it was started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """Its number for the operating system."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        """Whether it runs."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set()

    @property
    def daemon(self):
        """Whether the program may end while it runs."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon()", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon()", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName()", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName()", "set the name attribute")
        self.name = name


class Timer(Thread):
    """Calls a function after a time."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Takes the call back."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()


_main_thread = _MainThread()


def current_thread():
    """The thread that runs."""
    return _main_thread


def main_thread():
    """The thread that the program began with."""
    return _main_thread


def active_count():
    """The number of threads."""
    return 1


def enumerate():
    """All threads."""
    return [_main_thread]


def currentThread():
    _deprecated("currentThread()", "use current_thread()")
    return current_thread()


def activeCount():
    _deprecated("activeCount()", "use active_count()")
    return active_count()


def settrace(func):
    """Sets what new threads are traced with."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """What new threads are traced with."""
    return _trace_hook


def setprofile(func):
    """Sets what new threads are profiled with."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """What new threads are profiled with."""
    return _profile_hook


def settrace_all_threads(func):
    """Sets what all threads are traced with; only None is supported."""
    if func is not None:
        raise NotImplementedError("trace functions are not supported")
    settrace(func)


def setprofile_all_threads(func):
    """Sets what all threads are profiled with; only None is supported."""
    if func is not None:
        raise NotImplementedError("profile functions are not supported")
    setprofile(func)

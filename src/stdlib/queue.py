"""Queues. As there is one thread, a wait that only another thread could end raises RuntimeError."""

import threading as _threading
import types as _types
from collections import deque as _deque
from heapq import heappop as _heappop, heappush as _heappush
from time import monotonic as _monotonic

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There is nothing to take out of a queue."""


class Full(Exception):
    """There is no room in a queue."""


class ShutDown(Exception):
    """A queue was shut down."""


class Queue:
    """First in, first out."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = _threading.Lock()
        self.not_empty = _threading.Condition(self.mutex)
        self.not_full = _threading.Condition(self.mutex)
        self.all_tasks_done = _threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    # What the other orders replace.

    def _init(self, maxsize):
        self.queue = _deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(_types.GenericAlias)

    def task_done(self):
        """Tells that one of the items taken out was dealt with."""
        with self.all_tasks_done:
            left = self.unfinished_tasks - 1
            if left < 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks = left
            if not left:
                self.all_tasks_done.notify_all()

    def join(self):
        """Waits until all items were dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """The number of items."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is no item."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _await(self, condition, is_ready, block, timeout, failure):
        """Waits, with the mutex taken, until the queue is ready."""
        if not block:
            if not is_ready():
                raise failure
            return
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else _monotonic() + timeout
        while not is_ready():
            left = None
            if end is not None:
                left = end - _monotonic()
                if left <= 0:
                    raise failure
            condition.wait(left)
            if self.is_shutdown and not (condition is self.not_empty and self._qsize()):
                raise ShutDown

    def put(self, item, block=True, timeout=None):
        """Puts an item in."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                self._await(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item out."""
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            self._await(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Puts an item in, if there is room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Takes an item out, if there is one."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Lets nothing more in; with `immediate`, nothing out either."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        _heappush(self.queue, item)

    def _get(self):
        return _heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without bound."""

    def __init__(self):
        self._queue = _deque()

    __class_getitem__ = classmethod(_types.GenericAlias)

    def put(self, item, block=True, timeout=None):
        """Puts an item in."""
        self._queue.append(item)

    def get(self, block=True, timeout=None):
        """Takes an item out."""
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._queue and (not block or not _threading._wait(lambda: self._queue, timeout)):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        """Puts an item in."""
        self.put(item)

    def get_nowait(self):
        """Takes an item out, if there is one."""
        return self.get(block=False)

    def empty(self):
        """Whether there is no item."""
        return not self._queue

    def qsize(self):
        """The number of items."""
        return len(self._queue)


SimpleQueue.__module__ = "_queue"
Empty.__module__ = "_queue"

"""Priority queues in lists, whose smallest item is always the first."""

from _heapq import (
    _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merges sorted iterables into one sorted iterator."""
    direction = -1 if reverse else 1
    arrange, replace, remove = heapify, heapreplace, heappop
    if reverse:
        arrange, replace, remove = _heapify_max, _heapreplace_max, _heappop_max
    # Entries are [key, order of the iterable, item, next]; the order decides between equal keys.
    heap = []
    for order, iterator in enumerate(map(iter, iterables)):
        step = iterator.__next__
        try:
            item = step()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), order * direction, item, step])
    arrange(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                item = entry[2] = entry[3]()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
        except StopIteration:
            remove(heap)
    if heap:
        _, _, item, step = heap[0]
        yield item
        yield from step.__self__


def _best_one(choose, iterable, key):
    nothing = object()
    best = choose(iterable, default=nothing, key=key)
    return [] if best is nothing else [best]


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order."""
    if n == 1:
        return _best_one(min, iterable, key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _select(n, iterable, key, _heapify_max, _heapreplace_max, 1)


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first."""
    if n == 1:
        return _best_one(max, iterable, key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _select(n, iterable, key, heapify, heapreplace, -1)


def _select(n, iterable, key, arrange, replace, direction):
    iterator = iter(iterable)
    # Entries are (key, order, item); the order makes equal keys come out as a stable sort gives them.
    heap = []
    for order, item in zip(range(0, n * direction, direction), iterator):
        heap.append((item if key is None else key(item), order, item))
    if not heap:
        return heap
    arrange(heap)
    worst = heap[0][0]
    order = n * direction
    for item in iterator:
        value = item if key is None else key(item)
        if value < worst if direction > 0 else worst < value:
            replace(heap, (value, order, item))
            worst = heap[0][0]
            order += direction
    heap.sort(reverse=direction < 0)
    return [entry[2] for entry in heap]

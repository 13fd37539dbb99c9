"""Priority queues: binary heaps in lists, the smallest item first."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item, /):
    """Adds an item."""
    _check(heap)
    heap.append(item)
    _sift_down(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Takes the smallest item out."""
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sift_up(heap, 0)
        return smallest
    return last


def heapreplace(heap, item, /):
    """Takes the smallest item out, then adds one."""
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sift_up(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Adds an item, then takes the smallest one out."""
    _check(heap)
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sift_up(heap, 0)
    return item


def heapify(heap, /):
    """Orders a list as a heap, in place and in linear time."""
    _check(heap)
    for place in reversed(range(len(heap) // 2)):
        _sift_up(heap, place)


def _check(heap):
    if not isinstance(heap, list):
        import sys

        name = sys._getframe(1).f_code.co_name
        shape = "argument" if name == "heapify" or name.endswith("pop") and "push" not in name else "argument 1"
        name = name.removeprefix("_")
        raise TypeError(f"{name}() {shape} must be list, not {type(heap).__name__}")


def _sift_down(heap, start, place):
    """Moves the item at a place towards the root, until its parent is not greater."""
    item = heap[place]
    while place > start:
        above = (place - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sift_up(heap, place):
    """Moves the smaller children up all the way to a leaf, then the item from there back to where it belongs."""
    end = len(heap)
    start = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _sift_down(heap, start, place)


def _sift_down_max(heap, start, place):
    item = heap[place]
    while place > start:
        above = (place - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sift_up_max(heap, place):
    end = len(heap)
    start = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _sift_down_max(heap, start, place)


def _heapify_max(heap, /):
    _check(heap)
    for place in reversed(range(len(heap) // 2)):
        _sift_up_max(heap, place)


def _heappop_max(heap, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        greatest = heap[0]
        heap[0] = last
        _sift_up_max(heap, 0)
        return greatest
    return last


def _heapreplace_max(heap, item, /):
    _check(heap)
    greatest = heap[0]
    heap[0] = item
    _sift_up_max(heap, 0)
    return greatest


def merge(*iterables, key=None, reverse=False):
    """Merges sorted iterables into one sorted iterator."""
    queue = []
    direction = -1 if reverse else 1
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        queue.append([value if key is None else key(value), order * direction, value, advance])
    arrange, pop, replace = (
        (_heapify_max, _heappop_max, _heapreplace_max) if reverse else (heapify, heappop, heapreplace)
    )
    arrange(queue)
    while len(queue) > 1:
        try:
            while True:
                entry = queue[0]
                yield entry[2]
                value = entry[2] = entry[3]()
                entry[0] = value if key is None else key(value)
                replace(queue, entry)
        except StopIteration:
            pop(queue)
    if queue:
        entry = queue[0]
        yield entry[2]
        yield from entry[3].__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, sorted; equal ones in their order of appearance."""
    if n == 1:
        return _extreme(min, iterable, key)
    if _is_short(iterable, n):
        return sorted(iterable, key=key)[:n]
    items = iter(iterable)
    kept = [(value if key is None else key(value), order, value) for order, value in zip(range(n), items)]
    if not kept:
        return []
    _heapify_max(kept)
    greatest = kept[0][0]
    order = n
    for value in items:
        rank = value if key is None else key(value)
        if rank < greatest:
            _heapreplace_max(kept, (rank, order, value))
            greatest = kept[0][0]
            order += 1
    kept.sort()
    return [value for _, _, value in kept]


def nlargest(n, iterable, key=None):
    """The n largest items, sorted downwards; equal ones in their order of appearance."""
    if n == 1:
        return _extreme(max, iterable, key)
    if _is_short(iterable, n):
        return sorted(iterable, key=key, reverse=True)[:n]
    items = iter(iterable)
    kept = [(value if key is None else key(value), -order, value) for order, value in zip(range(n), items)]
    if not kept:
        return []
    heapify(kept)
    smallest = kept[0][0]
    order = -n
    for value in items:
        rank = value if key is None else key(value)
        if smallest < rank:
            heapreplace(kept, (rank, order, value))
            smallest = kept[0][0]
            order -= 1
    kept.sort(reverse=True)
    return [value for _, _, value in kept]


def _extreme(choose, iterable, key):
    nothing = object()
    result = choose(iterable, default=nothing, key=key)
    return [] if result is nothing else [result]


def _is_short(iterable, n):
    try:
        return n >= len(iterable)
    except (TypeError, AttributeError):
        return False

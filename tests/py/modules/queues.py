import queue


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as problem:
        print(type(problem).__module__, type(problem).__name__, problem)


print(sorted(queue.__all__), queue.Empty, queue.Full, queue.ShutDown, queue.SimpleQueue)
for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue:
    line = kind(3)
    print(line.empty(), line.full(), line.qsize(), line.maxsize)
    for number in 2, 3, 1:
        line.put(number)
    print(line.full(), line.qsize(), line.unfinished_tasks)
    show(line.put, 4, block=False)
    show(line.put_nowait, 4)
    show(line.put, 4, timeout=0.02)
    show(line.put, 4, timeout=-1)
    print([line.get() for _ in range(3)])
    show(line.get, block=False)
    show(line.get_nowait)
    show(line.get, timeout=0.02)
    show(line.get, timeout=-1)
    show(line.get, False, -1)
    for _ in range(3):
        line.task_done()
    show(line.task_done)
    print(line.join(), line.unfinished_tasks)

line = queue.Queue()
line.put("a")
line.put("b")
line.shutdown()
show(line.put, "c")
print(line.get(), line.get(), line.is_shutdown)
show(line.get)
show(line.get_nowait)
line = queue.Queue()
line.put("a")
line.shutdown(immediate=True)
show(line.get)
print(line.qsize(), line.join())
print(queue.Queue[int], queue.SimpleQueue[int])

simple = queue.SimpleQueue()
print(simple.empty(), simple.qsize(), simple.put(1), simple.put_nowait(2), simple.empty(), simple.qsize(), simple.get(), simple.get_nowait())
show(simple.get, False)
show(simple.get, timeout=0.02)
show(simple.get, timeout=-1)
show(simple.get_nowait)


class Tagged(queue.Queue):
    def _put(self, item):
        super()._put(("tag", item))


line = Tagged()
line.put(1)
print(line.get())

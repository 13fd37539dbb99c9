# There is one thread: none can be started, and a wait that only another one could end is an error, where CPython waits for ever.
import _thread
import queue
import threading


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except RuntimeError as problem:
        print(problem, getattr(problem, "__notes__", []))


thread = threading.Thread(target=print, args=(1,))
show(thread.start)
show(thread.start)
print(thread.is_alive(), threading.active_count())
show(threading.Timer(1, print).start)
show(_thread.start_new_thread, print, ())

lock = threading.Lock()
lock.acquire()
show(lock.acquire)
print(lock.acquire(timeout=0.01), lock.locked())
show(threading.Semaphore(0).acquire)
show(threading.Event().wait)
show(threading.Barrier(2).wait)
condition = threading.Condition()
with condition:
    show(condition.wait)
    show(condition.wait_for, lambda: False)
print(repr(condition).rpartition(" ")[2])
for line in queue.Queue(1), queue.LifoQueue(1), queue.PriorityQueue(1):
    show(line.get)
    line.put(1)
    show(line.put, 2)
    show(line.join)
show(queue.SimpleQueue().get)

# Greenlets of one thread share a lock, and block each other as CPython's would.
import greenlet

turns = threading.RLock()


def worker():
    with turns:
        print("the owner is the thread")
    show(lock.acquire)


with turns:
    greenlet.greenlet(worker).switch()

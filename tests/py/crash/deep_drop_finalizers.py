# Deep structures whose members have __del__ or weak references.
import weakref
count = 0
class D:
    def __init__(self, next): self.next = next
    def __del__(self):
        global count
        count += 1
d = None
for _ in range(200_000): d = D(d)
d = None
print(count)
count = 0
d = None
for _ in range(50_000): d = [D(d)]
d = None
print(count)
refs, d = [], None
class W:
    def __init__(self, next): self.next = next
for i in range(50_000):
    d = W(d)
    if i % 5000 == 0: refs.append(weakref.ref(d))
print(all(r() is not None for r in refs)); del d; print(all(r() is None for r in refs))
import gc
head = tail = W(None)
for _ in range(100_000): tail.next = W(None); tail = tail.next
tail.next = head; r = weakref.ref(head); del head, tail; print(r() is not None); gc.collect(); print(r() is None)
def gen(inner):
    yield inner
g = None
for _ in range(10_000): g = gen(g); next(g)
del g; print("generators")

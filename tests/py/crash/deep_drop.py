# Dropping very deep structures of every kind.
def deep(make, n):
    x = None
    for _ in range(n): x = make(x)
    return x
class Node:
    def __init__(self, next): self.next = next
class Slot:
    __slots__ = ("next",)
    def __init__(self, next): self.next = next
N = 200_000
for name, make in {"list": lambda x: [x], "tuple": lambda x: (x,), "dict": lambda x: {"k": x}, "dict of list": lambda x: {"k": [x]}, "instance": Node, "slots": Slot, "lambda default": lambda x: (lambda y=x: y), "closure": lambda x: (lambda: x), "mixed": lambda x: [(x, {"a": Node(x)})]}.items():
    d = deep(make, N)
    del d
    print(name, "dropped")
d = [None]
for _ in range(N): d = [d, d]
del d
print("shared")
d = deep(lambda x: (x, x), N); d = None; print("tuple pairs")
def f():
    local = deep(lambda x: [x], N)
    raise ValueError
try: f()
except ValueError: pass
print("dropped with its frame")
it = iter([])
for _ in range(N): it = iter([it])
del it; print("iterators")

# Topological orders.
from graphlib import CycleError, TopologicalSorter


def show(action):
    try:
        print(action())
    except ValueError as error:
        print(type(error).__name__, error, error.args)


graph = {"D": ["B", "C"], "C": ["A"], "B": ["A"], "E": [], "F": ["D", "E"]}
show(lambda: list(TopologicalSorter(graph).static_order()))
sorter = TopologicalSorter(graph)
show(sorter.get_ready)
show(sorter.is_active)
sorter.prepare()
show(sorter.prepare)
show(lambda: sorter.add("X"))
while sorter:
    ready = sorter.get_ready()
    print(ready, sorter.get_ready(), sorter.is_active())
    for node in ready[::-1]:
        sorter.done(node)
print(bool(sorter), sorter.get_ready())
show(lambda: sorter.done("A"))
show(lambda: sorter.done("nope"))
other = TopologicalSorter()
other.add(1, 2, 3)
other.add(1, 4)
other.add(2, 3, 3)
other.prepare()
show(lambda: other.done(1))
print(other.get_ready())
other.done(3, 4)
print(other.get_ready(), list(TopologicalSorter({}).static_order()))
for cyclic in ({1: [1]}, {1: [2], 2: [1]}, {1: [2], 2: [3], 3: [4], 4: [2], 5: [1]}, {"a": ["b", "x"], "b": ["c"], "c": ["a"]}):
    show(lambda: list(TopologicalSorter(cyclic).static_order()))
print(issubclass(CycleError, ValueError), TopologicalSorter[int])
long = TopologicalSorter({number: [number + 1] for number in range(20000)})
print(next(long.static_order()))

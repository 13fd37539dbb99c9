"""Orders in which everything comes after what it depends on."""

__all__ = ["TopologicalSorter", "CycleError"]

_READY, _DONE = -1, -2


class CycleError(ValueError):
    """The graph has a cycle; args[1] lists its nodes, the first again at the end."""


class _Node:
    __slots__ = ("node", "waits_for", "successors")

    def __init__(self, node):
        self.node = node
        # Number of predecessors that are not done, or the state of the node itself.
        self.waits_for = 0
        self.successors = []


class TopologicalSorter:
    """Gives out the nodes of a graph so that each comes after its predecessors."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        found = self._nodes.get(node)
        if found is None:
            self._nodes[node] = found = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Adds a node and what it depends on."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._info(node)
        info.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).successors.append(node)

    def prepare(self):
        """Ends the adding; finds cycles."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        """Some cycle, or None; walks along the successors with a stack of its own."""
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, places, steps = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node]:] + [node]
                else:
                    seen.add(node)
                    places[node] = len(path)
                    path.append(node)
                    steps.append(iter(self._nodes[node].successors))
                while path:
                    try:
                        node = next(steps[-1])
                        break
                    except StopIteration:
                        del places[path.pop()]
                        steps.pop()
                else:
                    break
        return None

    def get_ready(self):
        """The nodes that wait for nothing and were not given out yet."""
        self._check_prepared()
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits_for = _READY
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        """Whether there is more to come."""
        self._check_prepared()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def done(self, *nodes):
        """Tells that nodes which were given out are done."""
        self._check_prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.waits_for == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            if info.waits_for != _READY:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            info.waits_for = _DONE
            for successor in info.successors:
                other = self._nodes[successor]
                other.waits_for -= 1
                if other.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def static_order(self):
        """All nodes, in an order."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(type(list[int]))

# Yields from deep recursion, without `yield`.
#
# A recursive generator has to hand each value up through every level with
# `yield from`. A greenlet switches straight from the bottom of the recursion to
# whoever wants the value, and the whole stack of calls stays parked.

from greenlet import greenlet, getcurrent


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right


def balanced(values):
    if not values:
        return None
    middle = len(values) // 2
    return Tree(values[middle], balanced(values[:middle]), balanced(values[middle + 1:]))


def chain(values):
    tree = None
    for value in reversed(values):
        tree = Tree(value, None, tree)
    return tree


class Walker:
    """Iterates over `walk(emit)`, where `emit(value)` may be called at any depth."""

    def __init__(self, walk):
        self.greenlet = greenlet(lambda: walk(self.emit))

    def emit(self, value):
        self.caller.switch(value)

    def __iter__(self):
        return self

    def __next__(self):
        self.caller = self.greenlet.parent = getcurrent()
        value = self.greenlet.switch()
        if self.greenlet.dead:
            raise StopIteration
        return value


def in_order(tree, emit):
    if tree is not None:
        in_order(tree.left, emit)
        emit(tree.value)
        in_order(tree.right, emit)


def same_fringe(one, other):
    """Do two trees hold the same values in order? Stops at the first difference."""
    walkers = [Walker(lambda emit, tree=tree: in_order(tree, emit)) for tree in (one, other)]
    for position, (a, b) in enumerate(zip(*walkers)):
        if a != b:
            return f"differ at {position}: {a} and {b}"
    return "the same"


print(*Walker(lambda emit: in_order(balanced("walking"), emit)))
bushy, slim = balanced(list(range(200))), chain(list(range(200)))
print("bushy and slim are", same_fringe(bushy, slim))
print("changed:", same_fringe(bushy, chain([*range(150), 999, *range(151, 200)])))

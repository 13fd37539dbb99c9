import os.path as path
from . import sibling as other

counter = 0


def outer(start, *, step=1):
    total = start

    def add(amount: int = 1) -> int:
        nonlocal total
        global counter
        counter += 1
        total += amount * step
        return total

    return add


class Shape(Base, metaclass=Meta):
    """A shape.

        Indented.
    """

    sides: int = 0

    def __init__(self, name):
        super().__init__()
        self.__name = name

    @property
    def area(self):
        return [side * self.sides for side in self.lengths if side]


def squares(rows):
    return {x: (lambda: x) for row in rows for x in row}, sum(y * y for y in rows)


def first[T: int](items: list[T]) -> T:
    return items[0]


type Pair[A] = tuple[A, A]

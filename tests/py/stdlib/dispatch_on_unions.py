# functools.singledispatch with unions, as types and as typing.Union.
from functools import singledispatch
from typing import List, Optional, Union


@singledispatch
def show(value):
    return f"other {value!r}"


@show.register
def _(value: Union[str, bytes]):
    return f"text {value!r}"


@show.register
def _(value: Optional[float]):
    return f"maybe {value!r}"


@show.register
def _(value: int | complex):
    return f"number {value!r}"


@show.register(Union[list, tuple])
@show.register(dict | set)
def _(value):
    return f"many {value!r}"


for value in ("a", b"b", 1.5, None, 3, True, 2j, [1], (2,), {3}, {}, frozenset()):
    print(show(value))
for kind in (Union[int, List[str]], int | list[str], "Union[int, List[int]]", List[int], list[int], 3):
    try:
        def bad(value): ...
        bad.__annotations__ = {"value": kind}
        show.register(bad)
        print("registered")
    except TypeError as error:
        print(str(error).replace("typing.", ""))
try:
    show.register(list[int], lambda value: 1)
except TypeError as error:
    print(error)

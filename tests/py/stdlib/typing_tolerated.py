# typing: what programs import and use at runtime.
from typing import Any, Optional, Union, List, Dict, Tuple, Set, Callable, Iterator, Iterable, Sequence, Mapping, TypeVar, Generic, NamedTuple, TypedDict, Protocol, Literal, Final, ClassVar, cast, overload, TYPE_CHECKING, NewType, Self, runtime_checkable, no_type_check, Annotated, get_type_hints
def f(a: List[int], b: Optional[str] = None, *c: Any, d: Dict[str, Tuple[int, ...]] = {}, e: Callable[[int], str] = str) -> Union[int, Iterator[str]]: return a
print(f([1]), TYPE_CHECKING, cast(int, "not checked"), List[int] == List[int])
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box[int](5).get(), Box("s").get(), type(Box[int](1)).__name__, T.__name__)
class P(NamedTuple):
    x: int
    y: str = "d"
    def both(self): return (self.x, self.y)
print(P(1), P(1, "b").both(), P._fields, P(1) == (1, "d"))
class TD(TypedDict, total=False):
    a: int
    b: str
print(TD(a=1), {"a": 1} == TD(a=1), type(TD(a=1)).__name__)
@runtime_checkable
class Closes(Protocol):
    def close(self): ...
class R:
    def close(self): pass
print(isinstance(R(), Closes), isinstance(5, Closes))
U = NewType("U", int); print(U(5) + 1, type(U(5)).__name__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), g("a"))
class C:
    count: ClassVar[int] = 0
    LIMIT: Final = 5
    mode: Literal["r", "w"] = "r"
    tag: Annotated[int, "meta"] = 1
    def me(self) -> Self: return self
print(C.LIMIT, C().me().mode, C.count, get_type_hints(C)["count"], get_type_hints(f)["a"])
@no_type_check
def h(x: "anything goes"): return x
print(h(1)); print(Optional[int], Union[int, str], List[int], Dict[str, int], Callable[[int], str], Tuple[int, ...], Any, Literal[1, "a"])

# match: sequence patterns, star, nesting, what counts as a sequence.
def m(x):
    match x:
        case []: return "empty"
        case [x]: return f"one {x}"
        case [0, *rest]: return f"zero then {rest}"
        case [a, [b, *_], (c, d)]: return f"nested {a} {b} {c} {d}"
        case [*init, "end"]: return f"ends {init}"
        case [first, *mid, last] if first == last: return f"same ends {mid}"
        case (1, _, 3): return "1_3"
        case [_, *_]: return "at least one"
        case _: return "not a sequence"
for v in ([], (), [7], (0, 1, 2), [1, [2, 3, 4], (5, 6)], ["a", "end"], [4, 5, 6, 4], (1, 2, 3), range(5, 8), "str", b"bytes", bytearray(b"x"), {1, 2}, {}, iter([1]), 5, range(0)):
    print(repr(v) if not hasattr(v, "__next__") else "iterator", "->", m(v))
from collections import deque
print(m(deque([0, 9])))
def star(x):
    match x:
        case *a, b: return a, b
def open_(x):
    match x:
        case a, *b: return a, b
        case a,: return a
print(star("ab"), star((1, 2, 3)), open_([1]), open_((1, 2)))
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
match Seq():
    case [a, b]: print("no")
    case _: print("not registered as Sequence")
class L(list):
    def __len__(self): print("len", end=" "); return super().__len__()
    def __getitem__(self, i): print("get", i, end=" "); return super().__getitem__(i)
match L([1, 2, 3, 4]):
    case [1, 2]: print("no")
    case [9, *_]: print("no")
    case [1, *_, 4]: print("yes")
match [[1, 2], [3, 4]]:
    case [[a, b], [c, d]]: print(a + b + c + d)
match (1, (2, (3, (4,)))):
    case (a, (b, (c, (d,)))): print(a, b, c, d)
match [1, 2, 3]:
    case [1, *_, 2] | [1, *_, 3] as whole: print(whole)
match ["go", "north"]:
    case ["go", ("north" | "south") as direction]: print(direction)

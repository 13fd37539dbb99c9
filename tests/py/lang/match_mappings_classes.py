# match: mapping and class patterns, __match_args__, rest, errors.
def m(x):
    match x:
        case {}  if not x: return "empty mapping"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": str(t), **rest}: return f"{t} {rest}"
        case {1: a, None: b, -2: c}: return f"odd keys {a} {b} {c}"
        case {"k": [x, *_] as l}: return f"list in map {x} {l}"
        case {**all_}: return f"rest {all_}"
        case _: return "none"
for v in ({}, {"type": "circle", "r": 2, "z": 1}, {"type": "sq", "w": 3}, {1: 1, None: 2, -2: 3}, {"k": [1, 2]}, {"q": 1}, [("a", 1)]):
    print(v, "->", m(v))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
def p(v):
    match v:
        case P3(0, z=z): return f"P3 {z}"
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"x=0 {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case int() | float() as n: return f"number {n}"
        case str(s) | bytes(s): return f"text {s!r}"
        case list([a, b]): return f"pair {a} {b}"
        case dict(d): return f"dict {d}"
        case bool(): return "never"
        case object(missing=_): return "has missing"
        case _: return "else"
for v in (P3(0, 1, 2), Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), 5, 2.5, "s", b"b", [1, 2], {"a": 1}, True, None, [1]):
    print(p(v))
def err(f):
    try: print(f())
    except TypeError as e: print(e)
def e1():
    match Point(1, 2):
        case Point(1, 2, 3): return 1
def e2():
    match Point(1, 2):
        case Point(1, x=1): return 1
class NoArgs: pass
def e3():
    match NoArgs():
        case NoArgs(1): return 1
def e4():
    match 5:
        case int(5, 6): return 1
class BadArgs: __match_args__ = ["x"]
def e5():
    match BadArgs():
        case BadArgs(1): return 1
not_class = 5
def e6():
    match 5:
        case not_class(): return 1
for f in (e1, e2, e3, e4, e5, e6): err(f)
class D(dict):
    def __missing__(self, k): return "made"
match D(a=1):
    case {"a": 1, "b": _}: print("no")
    case {"a": v}: print("missing is not used", v)

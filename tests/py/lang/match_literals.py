# match: literals, captures, wildcards, or, guards, values, groups.
import math
class Color: RED = 1; GREEN = "g"
def m(x):
    match x:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5 | 2.5: return "half"
        case "a" "b": return "joined"
        case b"by": return "bytes"
        case None: return "None"
        case True: return "True"
        case False: return "False (unreachable for 0)"
        case 3 + 4j: return "complex"
        case -2 - 1j: return "negative complex"
        case Color.RED: return "value pattern"
        case Color.GREEN: return "green"
        case math.inf: return "inf"
        case int(n) if n > 100: return f"big {n}"
        case (5): return "group"
        case (6 | 7) as which: return f"6 or 7: {which}"
        case str() as s if s.isupper(): return "upper " + s
        case str(s): return "str " + s
        case _: return "other"
for v in (0, -1, 1.5, 2.5, "ab", b"by", None, True, False, 3 + 4j, -2 - 1j, 1, "g", math.inf, 101, 5, 6, 7, "XY", "zz", [], 0.0, 1.0, 50):
    print(repr(v), m(v))
def fall(x):
    match x:
        case 1: print("one")
    print("after", x)
fall(1); fall(2)
match = 5
case = 6
_ = 7
print(match, case, _)
match (match):
    case case: print("captured", case)
match 3:
    case _: print("wild", _)
def names(x):
    match x:
        case [a, b] if a == b: return "equal", a
        case [a, b]: return "different", a, b
        case a: return "any", a
print(names([1, 1]), names((1, 2)), names(3))
match [1, 2]:
    case [n, _] if n > 1: pass
    case _: print("n stays bound:", n)
def side():
    print("subject once")
    return 2
match side():
    case 1: pass
    case 2: print("two")
match 1, 2:
    case 1, x: print("tuple subject", x)
class type_: pass
match type_: 
    case _ if False: pass
    case t: print(t.__name__)

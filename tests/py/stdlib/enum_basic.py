# enum: members, aliases, lookup, iteration, auto, Flag, IntEnum, methods.
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class C(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1
    def nice(self): return self.name.title()
    @property
    def double(self): return self.value * 2
    @classmethod
    def default(cls): return cls.RED
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C(2), C["GREEN"], C.ALIAS is C.RED, list(C), len(C), C.RED.nice(), C.GREEN.double, C.default(), C.RED in C, 1 in C, 9 in C, list(C.__members__), type(C.RED) is C, isinstance(C.RED, C))
print(C.RED == C.RED, C.RED == 1, C.RED is C(1), C.RED != C.GREEN, hash(C.RED) == hash(C.RED), {C.RED: "r"}[C.ALIAS], f"{C.RED}", "%s" % C.RED, str(C.RED), C, [m.value for m in reversed(C)])
for text in ("C(9)", "C['X']", "C.BLUE", "C.RED < C.GREEN", "C.RED.value.x", "C()", "setattr(C, 'RED', 5)", "delattr(C, 'RED')", "C.RED + 1", "type('D', (C,), {})"):
    try: print(eval(text))
    except Exception as e: print(text, type(e).__name__, e)
class A(Enum): X = auto(); Y = auto(); Z = 10; W = auto()
print([(m.name, m.value) for m in A])
class I(IntEnum): ONE = 1; TWO = 2
print(I.ONE + 1, I.ONE < I.TWO, I.ONE == 1, repr(I.ONE), str(I.ONE), f"{I.TWO}", sorted([I.TWO, I.ONE]), [10, 20][I.ONE], I(1) is I.ONE, isinstance(I.ONE, int))
class S(StrEnum): A = auto(); B = "bee"
print(S.A, S.B, S.A == "a", S.B.upper(), repr(S.B), f"{S.A}")
class F(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(F.R | F.X, repr(F.R | F.W), F.RW, F.R in F.RW, F.X in F.RW, F.RW & F.W, ~F.R, F(0), bool(F(0)), F.RW ^ F.R, [m for m in F], list(F.RW), F.R.value, F(5))
class IF(IntFlag): A = 1; B = 2
print(IF.A | IF.B, (IF.A | IF.B) + 1, IF.A | 8, repr(IF(3)))
try:
    @unique
    class U(Enum): a = 1; b = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.9, 6.3); MARS = (0.6, 3.3)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet.MARS.value, Planet((0.6, 3.3)))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else None
print(Miss("a")); E = Enum("E", "P Q"); print(list(E), E.Q.value, Enum("G", {"k": 5}).k)
match C.RED:
    case C.GREEN: print("no")
    case C.RED: print("matched")

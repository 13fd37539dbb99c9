# dataclass: defaults, eq, order, frozen, field, post_init, inheritance.
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)
p = P(1); print(p, p == P(1), p != P(2), P(1, 2, ["a"]), p.tags is P(1).tags, P(x=3, y=4), [f.name for f in fields(P)], asdict(p), astuple(p), replace(p, y=9), is_dataclass(P), is_dataclass(p), P.__match_args__)
@dataclass(order=True, frozen=True)
class V:
    a: int
    b: str = "z"
print(V(1) < V(2), sorted([V(2), V(1, "b"), V(1, "a")]), hash(V(1)) == hash(V(1)), {V(1): "k"}[V(1)])
for text in ("V(1).a == 1 and setattr(V(1), 'a', 5)", "P()", "P(1, 2, 3, 4, 5)", "P(q=1)", "hash(P(1))", "P(1) < P(2)", "V(1) < 5", "replace(p, q=1)", "asdict(5)", "fields(5)"):
    try: print(eval(text))
    except Exception as e: print(text, type(e).__name__, e)
@dataclass
class Base:
    a: int
    b: int = 2
    def __post_init__(self): self.total = self.a + self.b
@dataclass
class Child(Base):
    c: int = 3
    b: int = 20
    def __post_init__(self): super().__post_init__(); self.total += self.c
c = Child(1); print(c, c.total, c == Base(1, 20))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 1
    iv: InitVar[int] = 5
    cls_attr = "no annotation"
    def __post_init__(self, iv): self.from_iv = iv
print(K(1, b=2), K(1, iv=7).from_iv, K.cls_attr)
@dataclass(repr=False, eq=False)
class N: v: int
print(N(1) == N(1), repr(N(1)).startswith("<__main__.N object at"))
@dataclass(slots=True, kw_only=True)
class S: v: int = 1
print(S(v=2), hasattr(S(), "__dict__"))
for body in ("x: list = []", "x: int = 1\n    y: int", "x: dict = {}"):
    try: exec(f"@dataclass\nclass Bad:\n    {body}")
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
@dataclass
class Tree:
    v: int
    kids: list["Tree"] = field(default_factory=list)
t = Tree(1, [Tree(2)]); print(t, asdict(t)); t.kids.append(t); print(t)
match p:
    case P(1, y): print("match", y)
@dataclass
class Custom:
    x: int
    def __repr__(self): return "custom"
    def __eq__(self, o): return "eq"
print(Custom(1), Custom(1) == 5)

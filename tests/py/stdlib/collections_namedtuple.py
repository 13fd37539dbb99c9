# namedtuple.
from collections import namedtuple
P = namedtuple("P", "x y"); p = P(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=5), P._make([3, 4]), len(p), p == (1, 2), isinstance(p, tuple), P.__name__, hash(p) == hash((1, 2)), p < P(1, 3), [*p], p + (3,))
x, y = p; print(x, y, P.__doc__, P.x.__doc__, P._field_defaults)
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20]); print(D(1), D(1, 2), D(1, c=3), D._field_defaults)
R = namedtuple("R", "a def a b", rename=True); print(R._fields, R(1, 2, 3, 4))
for text in ("P(1)", "P(1, 2, 3)", "P(1, z=2)", "P._make([1])", "p._replace(q=1)", "p.x = 5", "namedtuple('X', 'a a')", "namedtuple('X', '_a')", "namedtuple('X', 'def')", "namedtuple('1X', 'a')", "namedtuple('X', 'a b', defaults=[1, 2, 3])", "namedtuple('X', 'a-b')", "del p.x", "p.nope", "p[5]"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
class V(namedtuple("V", "x y")):
    __slots__ = ()
    def norm(self): return self.x + self.y
    def __str__(self): return f"V<{self.x}>"
v = V(3, 4); print(v, repr(v), v.norm(), v._replace(y=1), type(v._replace(y=1)).__name__)
match p:
    case P(x=1, y=b): print("matched", b)
match p:
    case P(a, 2): print("positional", a)
E = namedtuple("E", ""); print(E(), E._fields, namedtuple("C", "a,b, c")._fields, namedtuple("M", "a", module="mod").__module__)
print(sorted([P(2, 1), P(1, 5)]), {p: 1}[1, 2], P(*"ab"), P(**{"x": 1, "y": 2}), "%s-%s" % p, p.count(1), p.index(2), P.__match_args__)

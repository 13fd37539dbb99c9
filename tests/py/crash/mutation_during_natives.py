# Containers changed by callbacks while a native walks them.
class Evil:
    def __init__(self, act): self.act = act
    def __eq__(self, o): self.act(); return False
    def __hash__(self): return 1
    def __lt__(self, o): self.act(); return True
    def __repr__(self): self.act(); return "evil"
    def __index__(self): self.act(); return 0
    def __iter__(self): self.act(); return iter([1, 2, 3])
    def __len__(self): self.act(); return 3
    def __bool__(self): self.act(); return True
    def __str__(self): self.act(); return "str"
    def __radd__(self, o): self.act(); return 0
def attempt(name, f):
    try: print(name, f())
    except (ValueError, RuntimeError, IndexError, TypeError, KeyError) as e: print(name, type(e).__name__, e)
def fresh(): global l; l = [Evil(lambda: l.clear()) for _ in range(5)]; return l
for name, f in {"count": lambda: fresh().count(0), "index": lambda: fresh().index(0), "in": lambda: 0 in fresh(), "remove": lambda: fresh().remove(0), "eq": lambda: fresh() == [0] * 5, "lt": lambda: fresh() < [0] * 5, "repr": lambda: repr(fresh()), "sort": lambda: fresh().sort(), "sorted": lambda: len(sorted(fresh())), "min": lambda: type(min(fresh())).__name__, "sum": lambda: sum(fresh()), "any": lambda: any(fresh()), "all": lambda: all(fresh()), "extend": lambda: fresh().extend(l[0]), "slice assign": lambda: fresh().__setitem__(slice(0, 2), l[0]), "index key": lambda: fresh()[l[0]], "set index": lambda: fresh().__setitem__(l[0], 1), "insert": lambda: fresh().insert(l[0], 1), "pop": lambda: type(fresh().pop(l[0])).__name__, "mul": lambda: len(fresh() * l[0]), "join": lambda: "".join(str(x) for x in fresh()), "map": lambda: list(map(str, fresh())), "zip": lambda: len(list(zip(fresh(), map(str, l)))), "comp": lambda: [str(x) for x in fresh()], "filter": lambda: len(list(filter(None, fresh()))), "enumerate": lambda: [(i, str(x)) for i, x in enumerate(fresh())], "reversed": lambda: [str(x) for x in reversed(fresh())], "unpack": lambda: [*fresh(), str(l[0])], "tuple": lambda: len(tuple(l[0] for _ in fresh())), "set": lambda: len(set(fresh())), "dict": lambda: len(dict.fromkeys(fresh())), "format": lambda: "%r" % (fresh(),)}.items(): attempt(name, f)
d = {}
def freshd(): d.clear(); d.update({i: Evil(d.clear) for i in range(5)}); return d
for name, f in {"dict repr": lambda: repr(freshd()), "dict eq": lambda: freshd() == {i: 0 for i in range(5)}, "values in": lambda: 0 in freshd().values(), "items in": lambda: (0, 0) in freshd().items(), "sorted values": lambda: len(sorted(freshd().values())), "update": lambda: d.update(freshd()), "copy": lambda: len(freshd().copy()), "comp": lambda: {k: str(v) for k, v in freshd().items()}}.items(): attempt(name, f)
b = bytearray(b"abcdef")
class I:
    def __index__(self): b.clear(); return 65
attempt("bytearray set", lambda: b.__setitem__(0, I())); b = bytearray(b"abcdef")
attempt("bytearray append", lambda: (b.append(I()), b)[1]); b = bytearray(b"abcdef")
attempt("bytearray insert", lambda: (b.insert(3, I()), b)[1]); b = bytearray(b"abcdef")
attempt("bytearray index", lambda: b[I()])
print("alive")

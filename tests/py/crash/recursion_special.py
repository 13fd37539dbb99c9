# Unbounded recursion through __eq__, __repr__, __getattr__, __del__, __hash__, sort comparisons.
def attempt(name, f):
    try: print(name, "returned", f())
    except RecursionError: print(name, "RecursionError")
class E:
    def __eq__(self, o): return self == o
    __hash__ = None
class R:
    def __repr__(self): return repr(self)
class RL:
    def __repr__(self): return repr([self])
class G:
    def __getattr__(self, n): return getattr(self, n + "x")
class GA:
    def __getattribute__(self, n): return self.x
class SA:
    def __setattr__(self, n, v): self.x = v
class DA:
    def __delattr__(self, n): del self.x
class L:
    def __lt__(self, o): return sorted([L(), L()])
class EqInList:
    def __eq__(self, o): return [self] == [o]
class HashInSet:
    def __hash__(self): return hash((self,))
class StrFormat:
    def __str__(self): return f"{self}"
class Mod:
    def __str__(self): return "%s" % self
class Dict:
    def __hash__(self): return 1
    def __eq__(self, o): return {self: 1}.get(Dict())
class Missing(dict):
    def __missing__(self, k): return self[k + 1]
class Bool:
    def __bool__(self): return all([self])
class Dir:
    def __dir__(self): return dir(self)
class Len:
    def __len__(self): return bool(self)
def setattr_(o): o.y = 1
def delattr_(o): del o.y
for name, f in {"eq": lambda: E() == E(), "repr": lambda: repr(R()), "repr list": lambda: repr(RL()), "getattr": lambda: G().a, "getattribute": lambda: GA().y, "setattr": lambda: setattr_(SA()), "delattr": lambda: delattr_(DA()), "lt": lambda: sorted([L(), L()]), "eq in list": lambda: EqInList() == EqInList(), "eq in in": lambda: E() in [E()], "hash in tuple": lambda: hash(HashInSet()), "fstring": lambda: str(StrFormat()), "percent": lambda: str(Mod()), "dict eq": lambda: Dict() == Dict(), "missing": lambda: Missing()[0], "bool": lambda: bool(Bool()), "dir": lambda: dir(Dir()), "len": lambda: len(Len())}.items(): attempt(name, f)
class Del:
    def __del__(self):
        global n
        n += 1
        if n < 20: Del()
n = 0
Del()
print("del chain ended", n)

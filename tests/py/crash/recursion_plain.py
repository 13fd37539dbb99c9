# Unbounded recursion of every plain kind.
def f(): f()
def g(x): return h(x + 1)
def h(x): return g(x) + 1
class A:
    def m(self): return self.m()
    def __call__(self): return self()
    @property
    def p(self): return self.p
    @classmethod
    def c(cls): return cls.c()
    def __getitem__(self, i): return self[i]
    def __add__(self, o): return self + o
    def __len__(self): return len(self)
    def __contains__(self, x): return x in self
    def __iter__(self): return iter(self)
    def __bool__(self): return not self
    def __hash__(self): return hash(self)
    def __str__(self): return str(self)
    def __format__(self, s): return format(self, s)
    def __index__(self): return [1][self]
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __lt__(self, o): return self < o
    def __neg__(self): return -self
    def __setitem__(self, k, v): self[k] = v
    def __delitem__(self, k): del self[k]
    def __float__(self): return float(self)
    def __int__(self): return int(self)
    def __abs__(self): return abs(self)
    def __round__(self, n=0): return round(self)
    def __reversed__(self): return reversed(self)
    def __bytes__(self): return bytes(self)
    def __iadd__(self, o): self += o; return self
    def __set_name__(self, o, n): self.__set_name__(o, n)
    def __next__(self): return next(self)
    def __divmod__(self, o): return divmod(self, o)
    def __pow__(self, o): return self ** o
a = A()
y = lambda: y()
def attempt(name, f):
    try: print(name, "returned", f())
    except RecursionError: print(name, "RecursionError")
for name, fn in {"f": f, "g": lambda: g(0), "m": a.m, "call": a, "property": lambda: a.p, "classmethod": A.c, "getitem": lambda: a[0], "add": lambda: a + 1, "len": lambda: len(a), "contains": lambda: 1 in a, "iter": lambda: list(a), "bool": lambda: bool(a), "hash": lambda: hash(a), "str": lambda: str(a), "format": lambda: f"{a:x}", "index": lambda: [1][a], "enter": a.__enter__, "lt": lambda: a < 1, "neg": lambda: -a, "setitem": lambda: a.__setitem__(0, 1), "delitem": lambda: a.__delitem__(0), "float": lambda: float(a), "int": lambda: int(a), "abs": lambda: abs(a), "round": lambda: round(a), "reversed": lambda: reversed(a), "bytes": lambda: bytes(a), "iadd": lambda: a.__iadd__(1), "next": lambda: next(a), "divmod": lambda: divmod(a, 1), "pow": lambda: a ** 2, "lambda": y}.items(): attempt(name, fn)
print("alive")

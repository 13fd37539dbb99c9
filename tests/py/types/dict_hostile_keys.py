# dict and set with keys whose __eq__/__hash__ are hostile: mutating, raising, inconsistent.
class Key:
    def __init__(self, n, h=1): self.n, self.h = n, h
    def __hash__(self): return self.h
    def __eq__(self, o): return isinstance(o, Key) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = {Key(i): i for i in range(20)}
print(len(d), [d[Key(i)] for i in (0, 7, 19)], Key(20) in d)
for i in range(0, 20, 2): del d[Key(i)]
print(list(d.values()), list(d)[:3])
class Clearing(Key):
    def __eq__(self, o):
        if victim is not None: victim.clear()
        return self.n == o.n
    __hash__ = Key.__hash__
victim = None
victim = {Clearing(1): "a"}
print(victim.get(Clearing(2), "absent"), victim)
victim = {Clearing(1): "a"}
victim[Clearing(3)] = "c"
print(len(victim))
class Growing(Key):
    def __eq__(self, o):
        if len(table) < 50: table[Key(1000 + len(table), 2)] = 1
        return self.n == o.n
    __hash__ = Key.__hash__
table = {}
table[Growing(1)] = "first"
print(table.get(Growing(1)), table.get(Growing(2)), len(table) > 2)
class Raising(Key):
    def __eq__(self, o): raise LookupError("eq")
    __hash__ = Key.__hash__
r = {Raising(1): 1}
for op in ("r[Raising(2)]", "Raising(2) in r", "r.get(Raising(2))", "r.pop(Raising(2))", "r.setdefault(Raising(2), 1)", "r.update({Raising(2): 1})", "{Raising(1), Raising(2)}", "r == {Raising(5): 1}"):
    try: eval(op)
    except LookupError as e: print(op, e)
print(len(r))
k = Raising(1)
s = {k: "identity first"}
print(s[k], k in s)
class Changing:
    h = 0
    def __hash__(self): Changing.h += 1; return Changing.h
c = Changing(); m = {c: 1}
print(c in m, len(m), list(m)[0] is c)
class Liar:
    def __hash__(self): return hash("a")
    def __eq__(self, o): return o == "a"
l = {"a": 1}
print(l[Liar()], {Liar(): 2}["a"], Liar() in {"a"}, {"a": 1, Liar(): 2})
class Del(Key):
    def __eq__(self, o):
        store.pop("x", None)
        return False
    __hash__ = Key.__hash__
store = {"x": 1, Del(1): 2}
store[Del(9)] = 3
print(len(store), "x" in store)
class StrSub(str):
    def __eq__(self, o): return False
    __hash__ = str.__hash__
print({StrSub("q"): 1}.get("q"), {"q": 1}.get(StrSub("q")), {StrSub("q")} == {"q"})

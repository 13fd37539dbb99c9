# order of evaluation of spread arguments
def it(name, n):
    print("start", name)
    for i in range(n):
        print("item", name, i); yield i
def ev(x): print("ev", x); return x
def f(*a, **k): print("f", a, k)
class C:
    def __init__(self, *a, **k): print("C", a, k)
class MP:
    def __init__(self, d): self.d = d
    def keys(self): print("keys"); return list(self.d)
    def __getitem__(self, k): print("get", k); return self.d[k]
for g in (f, C, print if 0 else f, lambda *a, **k: print("l", a, k), C(0).__init__, max):
    try:
        g(*it("a", 2))
        g(ev(1), *it("a", 2))
        g(*it("a", 2), ev(3), *it("b", 1))
        g(*it("a", 2), k=ev(1))
        g(*it("a", 2), **MP({"z": ev(1)}))
        g(ev(0), *it("a", 1), k=ev(2), **MP({"y": 1}), **{"x": ev(3)})
        g(*it("a", 1), k=1, **MP({"k": 1}))
    except TypeError as e: print("TypeError", e)
def bad():
    print("bad"); yield 1; raise ValueError("bad")
for g in (f, C, len, max):
    try: g(*bad())
    except ValueError as e: print(e)
    try: g(*5)
    except TypeError as e: print(e)
    try: g(**5)
    except TypeError as e: print(e)
    try: g(*[1], **{1: 2})
    except TypeError as e: print(e)
class L(list):
    def __iter__(self): print("L iter"); return iter([9])
f(*L([1, 2]))
a = [1, 2]
f(*a, a.append(3))
def m(): a.append(4); return a
f(*a, *m())

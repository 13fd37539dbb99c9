# with: several managers, targets, suppression, order, errors from enter and exit.
class M:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise ValueError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        if self.fail == "exit": raise KeyError("exit " + self.name)
        return self.suppress
with M("a") as a, M("b") as b:
    print(a, b)
with (M("c") as c, M("d"),):
    print(c)
with (M("e"), M("f") as f): print(f)
with M("g", suppress=True):
    raise RuntimeError("gone")
print("after")
try:
    with M("outer") , M("inner", fail="enter"):
        print("never")
except ValueError as e:
    print("caught", e)
try:
    with M("h", fail="exit"):
        raise OSError("body")
except KeyError as e:
    print("caught", e, "context", repr(e.__context__))
with M("i", suppress=True), M("j", fail="exit"):
    pass
print("suppressed the exit error")
box, lst = type("B", (), {})(), [0, 0]
with M("k") as box.x, M("l") as lst[1]:
    print(box.x, lst)
class T:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): return None
with T() as (p, [q, r]): print(p, q, r)
with (T()): print("parenthesised")
with (T(), T()) [0] as t: print(t)
def ret():
    with M("m"):
        return "value"
print(ret())
class NoExit:
    def __enter__(self): pass
for thing in (5, NoExit()):
    try:
        with thing: pass
    except TypeError as e: print(e)
class Truthy(list):
    def __bool__(self): print("asked"); return True
with M("n", suppress=Truthy()):
    1 / 0

# Truth: __bool__, __len__, their order, and their errors.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v

class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n

class Both:
    def __bool__(self): return False
    def __len__(self): return 5

class Neither: pass

print(bool(B(True)), bool(B(False)), bool(L(0)), bool(L(3)), bool(Both()), bool(Neither()))
for bad in (B(1), B(None), L(-1), L("x"), L(1.5), L(2 ** 100)):
    try:
        print(bool(bad))
    except Exception as error:
        print(type(error).__name__, error)
print(bool(L(True)))
class I:
    def __index__(self): return 4
print(len(L(I())))
b = Neither()
b.__bool__ = lambda: False     # found on the type only
print(bool(b))
class Off:
    __bool__ = None
try:
    bool(Off())
except TypeError as error:
    print(error)
for v in (0, 0.0, -0.0, 0j, "", b"", (), [], {}, set(), frozenset(), range(0), None, False, float("nan"), "0", [0], (None,), range(1), Ellipsis, NotImplemented.__class__):
    print(repr(v), bool(v), not v)
if L(0): print("no")
elif B(True): print("elif")
while L(0): break
else: print("while else")
print([n for n in (L(0), L(1), L(2)) if n][0].n)
print(all([L(1), B(True)]), any([L(0), B(False)]), not L(0))

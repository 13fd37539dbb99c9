# __hash__ and __eq__ together: inheritance, None, results, use in dict and set.
class E:
    def __eq__(self, o): return True
try: hash(E())
except TypeError as e: print(e)
print(E.__hash__, object.__hash__ is not None)
class H(E):
    __hash__ = object.__hash__
print(isinstance(hash(H()), int))
class Key:
    def __init__(self, k, h): self.k, self.h = k, h
    def __hash__(self): print("hash", self.k); return self.h
    def __eq__(self, o): print("eq", self.k, o.k); return self.k == o.k
a, b, c = Key("a", 1), Key("b", 1), Key("a", 1)
d = {a: 1}
d[b] = 2
print(len(d), d[c], a in d)
d[c] = 3
print([k.k for k in d], list(d.values()), next(iter(d)) is a)
s = {a, c}
print(len(s))
class Bad:
    def __hash__(self): return "x"
class Big:
    def __hash__(self): return 2 ** 61 + 5
class Neg:
    def __hash__(self): return -1
class Idx:
    def __hash__(self): return True
try: hash(Bad())
except TypeError as e: print(e)
print(hash(Big()), hash(Neg()), hash(Idx()))
class Raise:
    def __hash__(self): raise ValueError("no hash")
try: {Raise(): 1}
except ValueError as e: print(e)
for thing in ([], {}, set(), bytearray(), slice([]), (1, [])):
    try: hash(thing); print("ok")
    except TypeError as e: print(e)
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61))
print(hash(0.5), hash(float("inf")), hash(float("-inf")), hash(10 ** 30), hash(1e300), hash(-0.5))
print(hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)), hash("") , hash(b""), hash(None) == hash(None), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b", 0.0: "c", -0.0: "d"})
class EqOnlySub(Key):
    def __eq__(self, o): return False
try: {EqOnlySub("z", 1)}
except TypeError as e: print(e)

# __len__, __getitem__, __setitem__, __delitem__, __contains__, __missing__, __reversed__, __length_hint__.
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        print("get", i, end="; ")
        if i >= self.n: raise IndexError(i)
        return i * 10
print(list(Seq(3)))
print(20 in Seq(5), 7 in Seq(2))
a, b = Seq(2)
print(a, b, [*Seq(1)], max(Seq(3)), dict(zip("ab", Seq(9))))
try: len(Seq(1))
except TypeError as e: print(e)
try: list(reversed(Seq(1)))
except TypeError as e: print(e)
class Rev(Seq):
    def __len__(self): return 2
print(list(reversed(Rev(2))))
class Own:
    def __reversed__(self): return iter("own")
    def __contains__(self, x): return [] if x is None else [x]
    def __iter__(self): return iter([1])
print(list(reversed(Own())), None in Own(), 5 in Own(), None not in Own())
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
try: iter(NoIter())
except TypeError as e: print(e)
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
try: 1 in NoContains()
except TypeError as e: print(e)
class IterOnly:
    def __iter__(self): yield from (1, 2)
print(2 in IterOnly(), 3 in IterOnly())
class D(dict):
    def __missing__(self, k): return f"missing {k}"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)
class BadIter:
    def __iter__(self): return 5
try: iter(BadIter())
except TypeError as e: print(e)
class Hint:
    def __length_hint__(self): return 3
    def __iter__(self): return iter([1])
print(list(Hint()))
class StopSeq:
    def __getitem__(self, i):
        if i == 2: raise StopIteration
        return i
print(list(StopSeq()))
class Str:
    def __getitem__(self, k): return k
print(Str()[1, 2], Str()[1:2], Str()["a"], Str()[...])
for text in ("int()[0]", "(type(None)())['a']", "5 in 5", "Seq(1)[0] + Own()[0]", "del Seq(1)[0]", "len(5)", "for_ = [*5]", "object()[0]", "Seq['x']", "len[1]"):
    try: exec(text)
    except TypeError as e: print(e)

# Small modules: keyword, numbers, unicodedata, string checks, reprlib, pprint.
import keyword, numbers
print(keyword.iskeyword("for"), keyword.iskeyword("match"), len(keyword.kwlist), keyword.softkwlist, isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number), isinstance("1", numbers.Number))
import pprint
pprint.pprint({"b": [1, 2, 3], "a": {"x": 1}}); pprint.pprint(list(range(40))); pprint.pprint([["a" * 30, "b" * 30], {"k" * 20: "v" * 50, "z": (1, 2)}]); print(pprint.pformat({3: 1, 1: 2}), pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.pformat("short"), pprint.pformat({"a": 1, "b": 2}, width=5))
import reprlib; print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}))
class R:
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"R({self.me!r})"
r = R(); r.me = r; print(r)

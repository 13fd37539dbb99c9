# pprint: widths, indents, depth, compact, every type that is shown over several lines.
import pprint
from collections import OrderedDict, defaultdict, Counter, deque, ChainMap, UserDict, UserList
from types import SimpleNamespace, MappingProxyType
from dataclasses import dataclass, field
@dataclass
class Point:
    x: object
    y: object = None
    hidden: int = field(default=1, repr=False)
class Odd:
    def __repr__(self): return "Odd()"
words = "the quick brown fox jumped over the lazy dog and ran away"
objects = [[], {}, (), set(), frozenset(), "", words, [words], {"k": words}, words + "\nline two is short\n" + words, list(range(30)), tuple(range(30)), (1,), set(range(30)), frozenset(range(30)), {i: i * i for i in range(15)}, {"b": {"d": [1, 2, 3] * 6, "c": (4, 5)}, "a": {"x" * 10: "y" * 20}}, OrderedDict(zip("cab", range(3))), OrderedDict((w, w * 3) for w in words.split()), defaultdict(list, {w: [w] * 4 for w in words.split()}), Counter(words), deque(range(30)), deque(range(30), maxlen=50), ChainMap({"a": 1}, {"b": list(range(20))}), UserDict(a=list(range(25))), UserList(range(25)), SimpleNamespace(a=list(range(20)), b="x"), MappingProxyType({i: i for i in range(20)}), Point(list(range(20)), words), Point(1, 2), [Point(i, "v" * 20) for i in range(4)], b"bytes" * 20, bytearray(b"array" * 20), [b"x" * 30, Odd()], {1: "a", "b": 2, None: 3, (1, 2): 4}, {Odd(): 1}, 10**12, [10**12, -5], [None, True, 1.5, 2j], [[[[[[1]]]]]], {"a": [{"b": [{"c": 1}]}]}, ("x" * 90,), ["x" * 90, "y" * 90], type, len]
for o in objects:
    for kw in ({}, dict(width=20), dict(width=40, indent=4), dict(compact=True, width=30), dict(depth=2), dict(sort_dicts=False, width=30), dict(underscore_numbers=True), dict(width=1)):
        print(pprint.pformat(o, **kw).replace(hex(id(o)), "ID"))
r = [1]; r.append(r); d = {}; d["me"] = d
print(pprint.isrecursive(r), pprint.isreadable(r), pprint.isreadable([1, "a"]), pprint.isreadable(Odd), pprint.pformat(r).split(" with")[0], pprint.saferepr(d).split(" with")[0], pprint.saferepr({"b": 1, "a": 2}))
pprint.pp({"b": 1, "a": 2}); pprint.PrettyPrinter(width=10, indent=2).pprint([1, [2, 3, "four"]])
for bad in (dict(indent=-1), dict(depth=0), dict(width=0)):
    try: pprint.pformat(1, **bad)
    except ValueError as e: print(e)

# defaultdict and OrderedDict.
from collections import defaultdict, OrderedDict
d = defaultdict(list); d["a"].append(1); d["a"].append(2); print(d, d["b"], len(d), "c" in d, d.get("c"), len(d), d.default_factory)
d = defaultdict(int, {"x": 1}, y=2); d["z"] += 5; print(dict(d), d | {"q": 1}, d.copy(), type(d.copy()).__name__)
n = defaultdict(None); 
try: n["k"]
except KeyError as e: print(repr(e))
d = defaultdict(lambda: defaultdict(int)); d["a"]["b"] += 1; print(d["a"], repr(defaultdict(int)), defaultdict(int) == {})
for text in ("defaultdict(5)", "defaultdict('a')", "defaultdict(int, 5)"):
    try: eval(text)
    except TypeError as e: print(e)
def boom(): raise ValueError("factory")
try: defaultdict(boom)["k"]
except ValueError as e: print(e)
d.default_factory = None
try: d["new"]
except KeyError as e: print(e)
class M(defaultdict):
    def __missing__(self, k): return f"missing {k}"
print(M(int)["q"])
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(list(o), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list(reversed(OrderedDict(a=1, b=2))), OrderedDict.fromkeys("ab", 0), OrderedDict(a=1) | {"b": 2}, OrderedDict())
for text in ("o.move_to_end('zz')", "OrderedDict().popitem()", "o.pop('zz')", "OrderedDict(5)"):
    try: eval(text)
    except Exception as e: print(text, type(e).__name__, e)
o["b"] = 9; o.update(z=1); o.setdefault("y", []); print(o, o.pop("z"), o.pop("zz", None), "y" in o, o.copy())

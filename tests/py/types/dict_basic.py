# dict: literals, order, methods, errors.
d = {"b": 1, "a": 2, 3: "c", (1, 2): [4], None: None}
print(d, len(d), d["b"], d[1, 2], d.get("zz"), d.get("zz", 5), "a" in d, 4 in d, list(d), bool({}))
d["b"] = 10; d["new"] = 1; del d["a"]; d["a"] = "again"
print(d, d.pop("new"), d.pop("zz", "dflt"), d.popitem(), d.setdefault("b", 5), d.setdefault("s", []), d)
for text in ("d['zz']", "d.pop('zz')", "{}.popitem()", "d[[]] = 1", "d[{}]", "[] in d", "del d['zz']", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['ab', 'c'])", "d.update(5)", "d.update([1])", "{1: 2} < {}", "dict(1, 2)", "d.get()", "{} + {}", "{} | [1]", "d | 5", "dict.fromkeys(5)", "d.pop()", "d.popitem(1)", "d[1:2]", "{**5}", "{}.fromkeys([[]])"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
print(dict(), dict(a=1), dict([("x", 1), ["y", 2]]), dict({"k": 1}, k=2, z=3), dict(zip("ab", (1, 2))), dict(["ab", "cd"]), dict.fromkeys("aba"), dict.fromkeys([1, 2], 0), {}.fromkeys("x", [1]))
e = {"x": 1}; e.update({"y": 2}, z=3); e.update([("x", 9)]); e.update(); print(e, e.copy() == e, e.copy() is e)
print({"a": 1} | {"b": 2, "a": 3}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 2} != {1: 3}, {} == [])
f = {"a": 1}; g = f; f |= {"b": 2}; f |= [("c", 3)]; print(g, f is g); f.clear(); print(g)
h = {1: "int", True: "bool", 1.0: "float"}; print(h, {0: 1, False: 2}, {"a": 1, "a": 2}, {1: 1, **{1: 2}, 2: 3})
print({k: v for k, v in zip("abc", range(3))}, {x: x for x in "aba"}, {**{"a": 1}, "b": 2, **{}}, [*{"k": 1}], {i % 3: i for i in range(7)})
k = {i: i for i in range(10)}
for i in range(0, 10, 2): del k[i]
k[0] = "back"; print(k, list(reversed(k)), next(iter(k)), list(k.items())[-1])
print(min({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]), max(k, key=lambda x: x), sum({1: 2, 3: 4}), dict(sorted({"b": 1, "a": 2}.items())))
import sys
big = {}
for i in range(2000): big[i] = i * i
for i in range(0, 2000, 3): del big[i]
print(len(big), sum(big.values()), list(big)[:5], big.get(3), big[1999])
n = {}; n["self"] = n; print(n, {"a": {"b": {}}}["a"]["b"], repr({"é": "日"}), str({1: {2: 3}}))
print(d.__contains__("b"), d.__getitem__("b"), d.__len__(), {}.__eq__(1), dict.__name__, {}.__class__, d.__iter__().__next__(), {"a": 1}.__or__({"b": 2}), {}.__or__(5))

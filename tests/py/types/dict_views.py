# dict views: live, set operations, order, equality, reversal.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, ["a", 1] in i, 5 in i)
d["d"] = 4; del d["a"]
print(k, v, i, list(reversed(k)), list(reversed(v)), list(reversed(i)))
print(sorted(k & {"b", "zz"}), sorted(k | ["x"]), sorted(k - {"b"}), sorted(k ^ {"b", "q"}), k & "b", type(k & {"b"}).__name__, sorted(i & {("b", 2)}), {"b"} & k, sorted({"z"} | k))
print(k == {"b", "c", "d"}, k == ["b"], i == {("b", 2), ("c", 3), ("d", 4)}, v == v, d.values() == d.values(), k >= {"b"}, k < {"b", "c", "d", "e"}, k.isdisjoint({"x"}), k.isdisjoint("b"), {"b"} < k)
for text in ("k[0]", "k.add(1)", "v & {1}", "k & 5", "hash(k)", "next(k)", "k + k", "d.keys(1)", "i | {[]}", "len(k, 1)"):
    try: print(eval(text))
    except (TypeError, AttributeError) as e: print(text, type(e).__name__, e)
for bad in ("d['new' + x] = 1", "del d[x]", "d.clear()", "d.pop(x)", "d.update(z9=1)"):
    d = {"a": 1, "b": 2}
    try:
        for x in d: exec(bad)
        print("no error", bad)
    except RuntimeError as e: print(bad, "->", e)
d = {"a": 1, "b": 2}
for x in d: d[x] += 10
print(d)
for key in list(d): del d[key]
print(d)
d = {1: "a", 2: "b"}
try:
    for key, value in d.items(): d[key + 10] = value
except RuntimeError as e: print(e)
try:
    for value in d.values(): d.popitem()
except RuntimeError as e: print(e)
d = {i: i for i in range(3)}
it = iter(d); next(it); del d[0]; d[9] = 9
try: print(list(it))
except RuntimeError as e: print(e)
print(list({}.keys()), {}.items(), dict({"a": 1}.items()), set({"a": 1}.values()), [x for x in {"q": 1}.items()], max({"a": 3, "b": 5}.values()), sorted({"b": 1, "a": 2}.keys()))
m = {"x": 1}.keys().mapping
print(m, type(m).__name__, {"a": 1}.keys() == {"a": 2}.keys(), {"a": 1}.items() == {"a": 1.0}.items(), {**{}.keys().mapping})
print(type(k).__name__, type(v).__name__, type(i).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__, repr({"k": [1]}.items()), str({}.values()))

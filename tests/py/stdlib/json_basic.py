# json: dumps and loads with options and errors.
import json
print(json.dumps({"a": [1, 2.5, None, True, False, "x"], "n": {"k": []}}), json.dumps("é日😀\n\"\\/\t\x01"), json.dumps("é日", ensure_ascii=False), json.dumps([]), json.dumps({}), json.dumps((1, (2,))), json.dumps({1: "a", None: "b", True: "c", 2.5: "d"}), json.dumps(1e100), json.dumps(-0.0), json.dumps(10 ** 30), json.dumps([float("nan"), float("inf"), -float("inf")]))
print(json.dumps({"b": 1, "a": [1, {"z": 2}]}, indent=2, sort_keys=True)); print(json.dumps([1, [], {}], indent=1), json.dumps({"a": 1}, separators=(",", ":")), json.dumps([1, 2], indent="--"), json.dumps(5, indent=2))
for text in ("{1}", "object()", "b'x'", "1j", "{(1, 2): 3}", "{'k': {1, 2}}", "range(3)"):
    try: print(json.dumps(eval(text)))
    except TypeError as e: print(text, e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
try: json.dumps(float("nan"), allow_nan=False)
except ValueError as e: print(e)
print(json.dumps({(1,): 2, "k": 1}, skipkeys=True), json.dumps({1, 2}, default=lambda o: sorted(o)), json.dumps([1, {"a": object}], default=str))
print(json.loads('{"a": [1, 2.5, null, true, false], "b": "\\u00e9\\n\\ud83d\\ude00", "c": {}}'), json.loads(" [1 , 2 ] "), json.loads("1e3"), json.loads("-0"), json.loads('"x"'), json.loads("123456789012345678901234567890"), json.loads("NaN"), json.loads("-Infinity"), json.loads('{"a": 1, "a": 2}'), json.loads(b'"bytes"'), json.loads("[1.0, 1E-2]"))
for bad in ("", "[1,]", "{'a': 1}", '{"a" 1}', '{"a": }', "[1 2]", "nul", '"abc', '"a\nb"', "01", "[1", '{"a": 1', "tru", '"\\x"', "1 2", "{1: 2}", '{"a": 1,}', "]", "'a'", '"\\u12"', "-", "+1", ".5", "1."):
    try: print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, (e.lineno, e.colno, e.pos))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "!"), json.loads(json.dumps({"x": [1, "é"]})) == {"x": [1, "é"]})
try: json.loads(5)
except TypeError as e: print(e)
import io; f = io.StringIO(); json.dump([1], f); print(f.getvalue(), json.load(io.StringIO("[2]"))); class_ = type("I", (int,), {}); print(json.dumps(class_(5)), json.dumps(type("S", (str,), {})("s")), json.dumps(type("D", (dict,), {})(a=1)))

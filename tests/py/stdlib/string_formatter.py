# string.Formatter: parsing, fields, subclasses, errors.
from string import Formatter
f = Formatter()
def show(name, g):
    try: print(name, repr(g()))
    except Exception as e: print(name, type(e).__name__, e)
class A: x = [1, {"k": "v"}]
for t in ("", "plain", "{}", "{} {}", "{0} {1} {0}", "{a}", "{a.x[1][k]}", "{0[1]}", "{!r}", "{a!s:>5}", "{:{}}", "{:{w}}", "{{}}", "{{{}}}", "}}", "{", "}", "{}}", "{a", "{!x}", "{0!}", "{0!r", "{a[}", "{a[k}", "{a.}", "{a..x}", "{a[k]x}", "{} {0}", "{0} {}", "{a!rr}", "{b}", "{5}", "{:{:{}}}", "{a[0:1]}", "{0:!}", "{:}", "{0!r:}", "{ 0}", "{a!r :>5}", "{-1}"):
    show("parse " + t, lambda: list(f.parse(t))); show("format " + t, lambda: f.format(t, "p", 5, a=A, w=7))
class D(Formatter):
    def get_value(self, key, args, kwargs): return f"<{key}>" if isinstance(key, str) and key not in kwargs else super().get_value(key, args, kwargs)
    def check_unused_args(self, used, args, kwargs): print(sorted(map(str, used)), args, kwargs)
    def convert_field(self, value, conversion): return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)
show("sub", lambda: D().format("{0!u} {x} {y}", "abc", y=2)); show("v", lambda: f.vformat("{a} {0}", (1,), {"a": 2}))

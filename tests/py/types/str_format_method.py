# str.format, format_map, %-formatting: fields, nesting, conversions, errors.
class A:
    x = [1, {"k": "v"}]
    def __format__(self, spec): return f"A<{spec}>"
    def __repr__(self): return "A()"
a = A()
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{n} {0.x[0]} {0.x[1][k]}".format(a, n=3), "{{}} {{{}}}".format(1), "{:>5}|{:<5}|{:^5}".format("a", "b", "c"))
print("{!r} {!s} {!a} {!r:>6}".format("é", "é", "é", "é"), "{:{}.{}f}".format(3.14159, 10, 2), "{0:{w}}|".format("x", w=4), "{:spec}".format(a), "{!r:}".format(a), "{:{}}".format(a, "dyn"))
print("{0[key]} {0[0]}".format({"key": "K", 0: "zero"}), "{a.real} {b[1]}".format(a=5, b="xyz"), "{:,} {:%} {:x}".format(12345, 0.5, 255), "{0}{0}".format("r"), "{:}".format(None), "".format(1))
for args in (("{}",), ("{} {}", 1), ("{0} {}", 1, 2), ("{} {0}", 1), ("{n}",), ("{",), ("}",), ("{0",), ("{0!x}", 1), ("{0!}", 1), ("{:d}", "s"), ("{0.nope}", 1), ("{0[a]}", [1]), ("{0[5]}", [1]), ("{0.}", 1), ("{0[}", 1), ("{:{:{}}}", 1, 2, 3), ("{:>5}", None), ("{!r", 1), ("{a b}",), ("{-1}", 1), ("{0[-1]}", [1])):
    try: print(args[0].format(*args[1:]))
    except Exception as e: print(args[0], type(e).__name__, e)
class M(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(M(a=1)), "{x}".format_map({"x": "y"}))
print("%s %r %a" % ("é", "é", "é"), "%d %i %u %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6, 7, 8), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%c%c" % ("a", 98), "%%" % (), "%5s|%-5s|%.2s|%5.1s|" % ("a", "b", "abc", "xyz"))
print("%(a)s %(b)05.1f %(a)r" % {"a": 1, "b": 2.345}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%s" % (1,), "%s" % [1, 2], "%s %s" % (1, (2,)), "%s" % {"a": 1}, "%d" % 3.99, "%d" % True, "%s" % None, "%.3d" % 5, "%.0f %.1e %g" % (2.5, 12345.678, 0.0001))
for f, v in (("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%(a)s", 1), ("%(a)s", {}), ("%c", "ab"), ("%c", -1), ("%x", 1.5), ("%f", "s"), ("%d %s", 1), ("no fields", 1), ("%*d", ("a", 1)), ("%(a", {"a": 1}), ("%d", None), ("%c", 1.5), ("no", {}), ("no", [1])):
    try: print(f % v)
    except Exception as e: print(repr(f), type(e).__name__, e)

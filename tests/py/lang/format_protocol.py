# __format__, __str__, __repr__ and how print, f-strings and format use them.
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
f = F()
print(f, [f], f"{f}", f"{f:x y}", f"{f!r}", f"{f!s:>6}", format(f), format(f, "z"), "{:q}|{!r}|{}".format(f, f, f), "%s %r" % (f, f))
class R:
    def __repr__(self): return "only repr"
r = R()
print(r, str(r), f"{r}", f"{r:}", f"{r!s:*^13}")
try: f"{r:>5}"
except TypeError as e: print(e)
class Bad:
    def __str__(self): return 5
    def __repr__(self): return None
    def __format__(self, s): return 3
for fn in (str, repr, format):
    try: fn(Bad())
    except TypeError as e: print(e)
class Sub(str):
    def __str__(self): return "Sub.__str__"
    def __format__(self, s): return "Sub.__format__"
s = Sub("value")
print(s, f"{s}", f"{s!r}", s + "x", str(s), "".join([s, "y"]), "%s" % s)
class SI(int):
    def __repr__(self): return "SI"
print(SI(5), [SI(5)], f"{SI(5)}", f"{SI(5):d}", "%d" % SI(5), str(SI(5)))
class Err:
    def __repr__(self): raise ValueError("repr failed")
try: print(Err())
except ValueError as e: print(e)
try: [Err()].__repr__()
except ValueError as e: print(e)
class Rec:
    def __init__(self): self.l = [self]
    def __repr__(self): return f"Rec({len(self.l)})"
print(Rec().l)
l = [1]; l.append(l); d = {}; d["d"] = d; t = ([],); t[0].append(t)
print(l, d, t)
class P:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"P({self.x!r})"
print(P(P([P(1)])), (P("a"),))
print(repr(type(f)), F, type(r), int, F.__format__ is not object.__format__)
print(object.__str__(f), object.__format__(f, ""))
print(f"{None!s:>6}|{[1]!r:<5}|{True:d}|{True}|{1.5:06.2f}")

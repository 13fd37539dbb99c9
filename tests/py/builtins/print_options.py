# print: sep, end, file, flush, conversions, return value.
import sys, io
print()
print("a", "b", sep="")
print("a", "b", sep="--", end="!\n")
print(1, None, [2], "x", 1.5, sep=", ")
print("no newline", end="")
print(end="|\n")
print(sep="x")
print("", "", sep="-")
print("a\n", "b")
print(print("inner"))
print("to stdout", file=sys.stdout, flush=True)
print("None file", file=None, sep=None, end=None)
out = io.StringIO()
print("captured", 1, sep="=", end=";", file=out)
print(file=out)
print(repr(out.getvalue()))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("FLUSH")
w = W()
print("x", "y", file=w)
print("z", file=w, flush=True, end="")
print(w.parts)
for text in ("print(sep=1)", "print('a', end=5)", "print('a', file=5)", "print('a', wrong=1)", "print('a', sep=b'x')", "print('a', file=object())"):
    try: eval(text)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class S:
    def __str__(self): return "via str"
    def __repr__(self): return "via repr"
print(S(), [S()], (S(),), {"k": S()})
class Bad:
    def __str__(self): raise RuntimeError("str failed")
try: print("before", Bad(), "after")
except RuntimeError as e: print("|", e)
print(*[1, 2, 3]); print(*"abc", sep="\t"); print(*[], end="end\n"); print({"a": 1}, {1}, (), b"b", 1j, True, ...)
saved = sys.stdout
sys.stdout = buffer = io.StringIO()
print("redirected")
sys.stdout = saved
print(repr(buffer.getvalue()))
sys.stdout.write("direct\n"); print("", "é日😀", "\u00e9", "tab\there")
p = print; p("aliased"); (lambda *a, **k: print(*a, **k))("forwarded", 1, sep="/"); [print(i, end=" ") for i in range(3)]; print()

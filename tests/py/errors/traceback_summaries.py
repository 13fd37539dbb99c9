# traceback: summaries, stacks, groups, captured locals, limits.
import sys, traceback
class Text:
    def __init__(self): self.parts = []
    def write(self, part): self.parts.append(part)
    def text(self): return "".join(self.parts)
def fail(depth, secret=7):
    if depth: fail(depth - 1)
    raise ValueError("deep")
def caught(function, *args):
    try: function(*args)
    except BaseException as e: return e
e = caught(fail, 6)
print("".join(traceback.format_exception(e)), end="")
for limit in None, 0, 1, 3, -1, -2:
    print(limit, len(traceback.extract_tb(e.__traceback__, limit)), traceback.format_exception(e, limit=limit)[-1], end="")
summary = traceback.extract_tb(e.__traceback__)
first = summary[0]
print(first.name, first.lineno, first.line, first[2], len(first), list(first)[1:], first == summary[0], first == tuple(first), first != 5)
print(first.end_lineno, first.colno, first.end_colno, first.locals)
te = traceback.TracebackException.from_exception(e, capture_locals=True, limit=-1)
print("".join(te.format()), end="")
print(str(te), te.exc_type_str, te == te, te == 5, te.__cause__, te.__notes__)
def here():
    out = Text()
    traceback.print_stack(file=out)
    return out.text(), traceback.format_stack(limit=1), [f.name for f in traceback.extract_stack()]
text, lines, names = here()
print(text, lines, names)
print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(e.__traceback__)][:2])
print([f.f_code.co_name for f, n in traceback.walk_stack(sys._getframe())])
print(traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__), limit=1).format())
print(traceback.StackSummary.from_list([("f.py", 1, "g", "  x = 1"), first]).format())
traceback.print_list([("f.py", 1, "g", None)], file=sys.stdout)
print(traceback.FrameSummary("a.py", 3, "n", line=" y "), traceback.FrameSummary("a.py", 3, "n", line=" y ").line)
print(traceback.format_list([traceback.FrameSummary("a.py", 3, "n", line="a\n", locals={"z": 1, "b": "t"})]))
def throw(error): raise error
g = caught(throw, ExceptionGroup("g", [caught(fail, 0), KeyError("k"), ExceptionGroup("h", [OSError(2, "x")])]))
print("".join(traceback.format_exception(g)), end="")
print("".join(traceback.format_exception_only(g)), end="")
print("".join(traceback.format_exception_only(g, show_group=True)), end="")
wide = ExceptionGroup("w", [ValueError(i) for i in range(4)])
print("".join(traceback.TracebackException.from_exception(wide, max_group_width=2).format()), end="")
deep = ExceptionGroup("a", [ExceptionGroup("b", [ExceptionGroup("c", [ValueError(1)])])])
print("".join(traceback.TracebackException.from_exception(deep, max_group_depth=1).format()), end="")
def chain():
    try:
        try: {}["k"]
        except KeyError as k: raise ValueError("v") from k
    except ValueError: raise TypeError("t")
c = caught(chain)
out = Text(); traceback.print_exception(c, file=out); print(out.text(), end="")
out = Text(); traceback.print_exception(c, file=out, chain=False); print(out.text(), end="")
out = Text(); traceback.print_exception(type(c), c, None, file=out); print(out.text(), end="")
print("".join(traceback.format_exception(TypeError, TypeError("other"), c.__traceback__)), end="")
class Stack(traceback.StackSummary):
    def format_frame_summary(self, summary, **options): return None if summary.name == "fail" else f"<{summary.name}>\n"
print(Stack.from_list(summary).format() == summary.format(), Stack.extract(traceback.walk_tb(e.__traceback__)).format())
for call in (lambda: traceback.print_exception(5), lambda: traceback.format_exception(ValueError, ValueError()), traceback.print_last):
    try: call()
    except Exception as x: print(type(x).__name__, x)
print(traceback.format_exception(None), traceback.format_exception_only(None), traceback.format_exc())
note = ValueError("n"); note.add_note("one\ntwo"); note.__notes__.append(3)
print(traceback.format_exception_only(note))
print(traceback.format_exception_only(SyntaxError("bad", ("f.py", 2, 3, "  xyz\n", 2, 5))), traceback.format_exception_only(IndentationError()))
for thing in caught(lambda: prnt), caught(lambda: [].appendd), caught(lambda: time.sleep):
    print(traceback.format_exception_only(thing), str(thing), str(traceback.TracebackException.from_exception(thing)))
traceback.clear_frames(e.__traceback__)
sys.tracebacklimit = 2
print(len(traceback.format_exception(caught(fail, 6))))

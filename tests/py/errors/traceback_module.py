# The traceback module: format_exc, print_exc, format_exception, walking frames.
import traceback, sys, io
def inner(x): return 1 / x
def outer(x): return inner(x)
try: outer(0)
except ZeroDivisionError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], "|", text.splitlines()[-1])
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    lines = traceback.format_exception(e)
    print(len(lines), lines[0], end=""); print(lines[-1], end="")
    out = io.StringIO(); traceback.print_exc(file=out); print(out.getvalue() == text)
    out = io.StringIO(); traceback.print_exception(e, file=out); print(out.getvalue() == text)
    out = io.StringIO(); traceback.print_tb(e.__traceback__, file=out); print(out.getvalue() in text)
    print(traceback.format_exc(limit=1).count("File"), traceback.format_exc(limit=-1).count("File"))
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno); tb = tb.tb_next
print(traceback.format_exc())
try:
    try: {}["k"]
    except KeyError as k: raise ValueError("v") from k
except ValueError as e:
    print([l.strip() for l in "".join(traceback.format_exception(e)).splitlines() if not l.startswith("  ")])
    print(traceback.format_exception(e, chain=False)[-1], end="")
te = traceback.TracebackException.from_exception(KeyError("x"))
print("".join(te.format()), end="")
e = ValueError("never raised"); print(e.__traceback__, "".join(traceback.format_exception(e)), end="")
def f():
    try: raise TypeError("t")
    except TypeError as e: return e
err = f(); print(err.__traceback__.tb_frame.f_code.co_name, err.__traceback__.tb_next)
try: raise err
except TypeError as e:
    names = []; tb = e.__traceback__
    while tb: names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
    print(names)
try: raise err.with_traceback(None)
except TypeError as e: print(e.__traceback__.tb_next)
print(traceback.format_exception_only(SyntaxError("msg", ("file.py", 3, 5, "a = = 1\n", 3, 6))))
print(traceback.format_list([("f.py", 1, "name", "code line")]), sys.exc_info())

# Every kind of SyntaxWarning, where it is reported, and what filters make of it.
import warnings
def show(text, mode="exec"):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try: compile(text, "t.py", mode)
        except SyntaxError as e: print("SyntaxError", e)
    print(repr(text), [(w.category.__name__, str(w.message), w.lineno, w.filename) for w in log])
for text in ("x is 1", "x is not 'a'", "1 is x", "x is -1", "x is ()", "x is (1, 2)", "x is [1]", "x is None", "x is True", "x is ...", "a < b is 1.5 is c", "x is b''", "x is 1j", "x is f'{y}'",
        "1()", "'a'()", "[1](2)", "{}()", "{1}()", "(x for x in y)()", "[x for x in y]()", "f'{x}'()", "(1, 2)()", "None()", "(lambda: 0)()", "x()",
        "1[0]", "None[0]", "{1}[0]", "(x for x in y)[0]", "(lambda: 0)[0]", "1.5[0]", "{1: 2}[0]", "'a'[0]",
        "'a'['b']", "[1]['a']", "(1, 2)[1.5]", "[1][2, 3]", "'a'[True]", "'a'[None]", "[1][x]", "b'a'['b']", "[x for x in y]['a']", "f'{x}'['a']", "[1][1:2]", "[1]['a'] = 2", "[1][...]",
        "assert (x, 'm')", "assert ()", "assert (x,), 'm'", "assert x, 'm'",
        r"'\d'", r"b'\d'", r"r'\d'", r"'\400'", r"b'\777'", r"'\377'", r"'\é'", r"f'\d{x}\w'", r"rf'\d'", r"'\d\w'", "'a' '\\d'\n'\\w'", "('a'\n '\\d')", r"'''" + "\n\n" + r"\d'''", r"b'\u1234'", r"'\%'", r"'\N{DIGIT ONE}'", r"f'\{x}'",
        "if x is 1:\n  pass\nelif y is 2: pass", "def f(a=1 is 2):\n  'a'()\n  return b is 3", "class C:\n  x = 1()", "x = 5 is 5\ny = 'z' is x"):
    show(text)
show(r"x is '\d'", "eval")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for text in ("x = 1\ny is 2", "'\\d'", "assert (1, 2)"):
        try: compile(text, "t.py", "exec")
        except SyntaxError as e: print(type(e).__name__, e, e.filename, e.lineno, e.offset, e.end_offset)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(eval("1 is 1"))

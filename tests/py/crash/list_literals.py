# Nested list, dict, set and subscript literals.
def attempt(text):
    try: print(type(eval(text, {"x": 1})).__name__)
    except (SyntaxError, RecursionError, MemoryError): print("refused")
n = 100_000
attempt("[" * n + "]" * n)
attempt("{" * n + "}" * n)
attempt("{1: " * n + "1" + "}" * n)
attempt("x[" * n + "0" + "]" * n)
attempt("[x for x in " * n + "[]" + "]" * n)
attempt("lambda: (" * n + "1" + ")" * n)
attempt("[" * n)
attempt("[[" * 90 + "1" + "]]" * 90)

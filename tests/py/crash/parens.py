# 100,000 nested parentheses.
def attempt(text):
    try: print(type(eval(text)).__name__)
    except (SyntaxError, RecursionError, MemoryError) as e:
        print((type(e).__name__, e.msg) if len(text) <= 2000 else "refused")
for n in (100, 199, 200, 1000, 100_000): attempt("(" * n + "1" + ")" * n)
for n in (250, 100_000): attempt("(" * n)
for n in (1, 100_000): attempt(")" * n)
attempt("(" * 100_000 + "]" * 100_000)
attempt("f(" * 100_000 + ")" * 100_000)
attempt("(1, " * 100_000 + ")" * 100_000)

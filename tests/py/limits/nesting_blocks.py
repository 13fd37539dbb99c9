# CPython's limit on statically nested blocks and on indentation.
def nested(kind, n):
    lines = []
    for d in range(n): lines.append("  " * d + kind)
    lines.append("  " * n + "result.append('ok')")
    return "\n".join(lines) + "\n"
for kind in ("for _ in [1]:", "while not result:", "if 1:", "with m:"):
    for n in (5, 19, 20, 21):
        result = []
        class M:
            def __enter__(self): pass
            def __exit__(self, *a): pass
        try:
            exec(nested(kind, n), {"result": result, "m": M()}); print(kind, n, result)
        except SyntaxError as e: print(kind, n, e.msg)
for n in (50, 98, 99, 100, 101):
    try: exec("\n".join(" " * d + "if 1:" for d in range(n)) + "\n" + " " * n + "pass\n"); print(n, "ok")
    except (SyntaxError, IndentationError) as e: print(n, type(e).__name__, e.msg)
for n in (100, 199, 200, 201, 300):
    for o, c in ("()", "[]", "{}"):
        try: eval(o * n + ("1" if o != "{" else "") + c * n); print(o, n, "ok")
        except (SyntaxError, TypeError, RecursionError, MemoryError) as e: print(o, n, type(e).__name__, getattr(e, "msg", "") or e)
for n in (10, 100, 149, 150, 200):
    try: eval("f'" + "{" * 0 + "{1}" * n + "'"); print("fields", n)
    except SyntaxError as e: print(e.msg)

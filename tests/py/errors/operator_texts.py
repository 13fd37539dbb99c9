# Texts of operator errors for every operator and many type pairs.
i, f, s, b, n, l, d, t, st, j, dots = 1, 1.5, "s", b"b", None, [], {}, (1,), {1}, 1j, ...
values = ["i", "f", "s", "b", "n", "l", "d", "t", "st", "object", "len", "j", "dots"]
for op in ("+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", "<=", ">", ">="):
    shown = set()
    for a in values:
        for other in ("i", "s", "n", "l"):
            if op == "%" and a in ("s", "b"): continue
            try: eval(f"({a}) {op} ({other})")
            except (TypeError, ZeroDivisionError) as e:
                if str(e) not in shown and len(shown) < 14:
                    shown.add(str(e))
                    print(a, op, other, "->", e)
for op in ("-", "+", "~"):
    for a in values:
        try: eval(f"{op}({a})")
        except TypeError as e: print(op, a, "->", e)
for a in values:
    for text in (f"1 in ({a})", f"({a})[0]", f"({a})['k']", f"({a})[0:1]", f"iter({a})", f"len({a})", f"next({a})", f"hash({a})"):
        try: eval(text)
        except Exception as e: print(text, "->", type(e).__name__, e)
for text in ("1 .x", "None.x", "'s'.x", "[].x", "{}.x", "(1,).x", "len.x", "object.x", "object().x", "(lambda: 0).x", "(1.5).x", "int.x", "type.x", "b''.x", "range(1).x", "set().x", "(i for i in []).x", "[].append.x", "True.x", "(...).x", "slice(1).x", "__import__('math').x", "property().x", "Exception().x", "Exception.x", "NotImplemented.x", "iter([]).x", "{}.keys().x", "super(int, 1).x"):
    try: eval(text)
    except AttributeError as e: print(text, "->", e)

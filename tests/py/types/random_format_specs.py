# Many combinations of format specs on int, float and str; errors by kind.
specs = [f"{fill}{sign}{alt}{width}{comma}{prec}{kind}" for fill in ("", "<", "*^", "0=") for sign in ("", "+") for alt in ("", "#") for width in ("", "012") for comma in ("", ",") for prec in ("", ".2") for kind in ("", "d", "x", "f", "e", "g", "%", "s", "b")]
print(len(specs))
errors, check, shown = {}, 0, 0
for spec in specs:
    for v in (0, 7, -12345, 2 ** 70, 1.5, -1234.5678, 1e20, "text", True):
        try: text = format(v, spec)
        except ValueError as e: errors[str(e)] = errors.get(str(e), 0) + 1; continue
        check = (check * 131 + sum((i + 1) * ord(c) for i, c in enumerate(text))) % 1000000007
        shown += 1
        if shown % 97 == 0: print(repr(spec), repr(v), repr(text))
print(check, shown)
for text, n in sorted(errors.items()): print(n, text)

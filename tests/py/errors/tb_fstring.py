# An error inside an f-string replacement field.
x = 3
print(f"{x} {x + 1}")
print(f"before {x} {x + undefined_name!r:>10} after")

# The exit builtin and nested SystemExit.
try:
    raise SystemExit(1)
except SystemExit as e:
    print("caught", e.code)
    raise SystemExit(4) from e

# raise SystemExit with a message and a context.
try:
    1 / 0
except ZeroDivisionError:
    raise SystemExit("stopped while handling an error")

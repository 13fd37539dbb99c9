# Not a context manager.
with 5 as x: pass

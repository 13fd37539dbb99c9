# `finally` raises another exception.
try:
    raise KeyError("first")
finally:
    raise IndexError("second")

# `except*` handles a part; the rest goes on.
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), OSError(4)])])
except* ValueError as group:
    print(repr(group))

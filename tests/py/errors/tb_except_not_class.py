# `except` with what is no exception class.
try:
    raise ValueError("v")
except "ValueError":
    pass

# `except*` with a single exception that it does not take.
try:
    raise KeyError("single")
except* ValueError:
    print("never")

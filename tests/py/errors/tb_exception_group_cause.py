# A group raised from another error, with an error that has a cause inside.
try:
    try:
        raise KeyError("root")
    except KeyError as e:
        raise ValueError("child") from e
except ValueError as error:
    child = error
raise ExceptionGroup("group", [child, IndexError("second")]) from RuntimeError("cause of the group")

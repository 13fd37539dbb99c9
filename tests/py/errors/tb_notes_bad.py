# Notes that are no list.
error = ValueError("noted")
error.__notes__ = {"a": 1}
raise error

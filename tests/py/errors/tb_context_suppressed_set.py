# A context that is suppressed by hand.
try: 1 / 0
except ZeroDivisionError:
    error = ValueError("shown alone")
    error.__suppress_context__ = True
    raise error

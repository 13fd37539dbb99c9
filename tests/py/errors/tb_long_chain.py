# A context chain made in a loop.
error = None
for n in range(6):
    try:
        try:
            if error: raise error
        finally:
            raise ValueError(n)
    except ValueError as new:
        error = new
raise error

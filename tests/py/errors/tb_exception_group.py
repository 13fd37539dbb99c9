# An ExceptionGroup traceback with nesting, causes and notes.
def fail(e):
    raise e

def collect(*errors):
    caught = []
    for e in errors:
        try:
            fail(e)
        except Exception as error:
            caught.append(error)
    return caught

inner = ExceptionGroup("inner", collect(KeyError("k"), TypeError("t")))
inner.add_note("a note on the group")
raise ExceptionGroup("outer", [ValueError("never raised"), *collect(OSError("o")), inner])

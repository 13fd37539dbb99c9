# Groups in groups.
def fail(kind, *args):
    raise kind(*args)
def collect():
    found = []
    for kind, text in (ValueError, "v"), (KeyError, "k"):
        try: fail(kind, text)
        except Exception as error: found.append(error)
    return found
inner = ExceptionGroup("inner", collect())
raise ExceptionGroup("outer", [inner, *collect(), ExceptionGroup("empty traceback", [OSError(2, "gone", "file")])])

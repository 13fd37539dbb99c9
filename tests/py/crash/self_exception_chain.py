# An exception that is its own cause, uncaught: the traceback must end.
e = ValueError("first"); f = KeyError("second")
e.__cause__ = f; f.__cause__ = e
e.__context__ = f; f.__context__ = e
print("raising")
raise e

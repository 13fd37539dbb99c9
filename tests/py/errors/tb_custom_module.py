# The module of a class is shown unless it is the main one.
class Error(Exception): pass
Error.__module__ = "package.errors"
Error.__qualname__ = "Errors.Error"
raise Error("where from")

# Calling what is not callable, in an argument.
handlers = {"a": None}
print(str(handlers["a"](1)))

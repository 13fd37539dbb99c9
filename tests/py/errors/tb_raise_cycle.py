# Causes in a circle.
a, b = ValueError("a"), ValueError("b")
a.__cause__ = b
b.__cause__ = a
raise a

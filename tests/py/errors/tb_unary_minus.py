# The unary operator itself is at fault.
a = [1]
b = 1 + -a

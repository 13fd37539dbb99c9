# The second operand of `and`.
def fails(): raise LookupError("second")
print(True and fails())

# Brackets around operands.
print((1) +(None))

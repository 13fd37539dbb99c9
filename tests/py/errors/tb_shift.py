# A negative shift count, among other operators.
print(1 + (2 << -1) * 3)

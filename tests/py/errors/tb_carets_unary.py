# Unary operator and comparison.
a = [1]
print(1 < 2 < 3)
print(1 < 2 < "x" < -a)

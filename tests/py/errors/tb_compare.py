# Comparison has no operator mark.
pairs = [(1, "a"), (1, None)]
print(1 < 2 < "3")

# Comparison inside sort.
print(sorted([3, "a", 1]))

# A lambda among arguments.
print(sorted([3, "a", 1], key=lambda value: -value))

# An unhashable key in a display.
print({"a": 1, [2]: 3})

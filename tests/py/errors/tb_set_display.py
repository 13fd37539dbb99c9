# An unhashable element in a display.
print({1, {2}})

# An error inside a comprehension shows the frame of the function alone.
def f(items):
    return [100 // item for item in items if item is not None]

print(f([1, 2]))
print(f([5, None, 0]))

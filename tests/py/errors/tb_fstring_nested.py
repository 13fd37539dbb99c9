# An expression in a replacement field.
items = []
print(f"first: {items[0]!r:>{10}}")

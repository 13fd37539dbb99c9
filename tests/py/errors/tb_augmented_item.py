# Augmented assignment to an item.
counts = {}
counts["x"] += 1

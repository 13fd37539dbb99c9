# Augmented assignment to an attribute.
class Counter: total = None
c = Counter()
c.total += 1

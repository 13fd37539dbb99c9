# Augmented assignment to an item and an attribute.
class A: pass
a = A()
a.items = [1, 2]
a.items[0] += 5
print(a.items)
a.items[1] += "s"

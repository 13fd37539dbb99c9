# A key function of max.
print(max([1, 2], key=lambda x: x.weight))

# Assignment to an item.
row = (1, 2)
row[0] = 5

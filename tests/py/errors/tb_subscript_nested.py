# The second subscript of three.
table = {"row": [[1, 2], [3, 4]]}
print(table["row"][5][0])

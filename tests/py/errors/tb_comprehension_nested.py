# Nested comprehensions.
rows = [[1, 2], [3, 0]]
print([[12 // cell for cell in row] for row in rows])

# __getitem__ of a class.
class Grid:
    def __getitem__(self, key):
        x, y = key
        return x
print(Grid()[1, 2], Grid()[3])

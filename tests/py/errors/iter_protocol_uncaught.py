# A for loop over an object whose iterator is broken.
class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        return next(iter([])) if hasattr(self, "done") else setattr(self, "done", 1) or "first"

print(list(Broken()))

class NoNext:
    def __iter__(self):
        return 5

for x in NoNext():
    print(x)

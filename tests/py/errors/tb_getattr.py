# __getattr__ raises something else.
class Lazy:
    def __getattr__(self, name):
        return self.table[name]
    table = {}
print(Lazy().field)

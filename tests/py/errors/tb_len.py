# __len__ gives a negative number.
class Odd:
    def __len__(self): return -1
print(len(Odd()))

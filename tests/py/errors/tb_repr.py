# __repr__ raises inside a container.
class Odd:
    def __repr__(self): return 1 / 0
print([Odd()])

# An operator method that fails: both frames are shown.
class Money:
    def __init__(self, n): self.n = n
    def __add__(self, other): return Money(self.n + other.n)
    def __eq__(self, other): return self.n == other.n

print((Money(1) + Money(2)).n)
[Money(1)].index(5)

# Frames show the plain function name, errors the qualified one.
class Account:
    def __init__(self, amount):
        self.amount = amount
    def withdraw(self, n):
        def check():
            if n > self.amount:
                raise ValueError("insufficient funds")
        check()
    def __add__(self, other):
        return self.withdraw(other)

Account(5) + 10

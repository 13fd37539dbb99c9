# __eq__ raises inside a native method.
class Odd:
    def __eq__(self, other): raise ArithmeticError("no equality")
[1, Odd()].index(5)

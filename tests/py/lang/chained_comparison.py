# Chained comparisons evaluate each operand once and stop at the first false link.
def v(n):
    print("v", n, end="; ")
    return n

print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(3) > v(2) != v(5) == v(5) is not None)
print(1 < 2 == 2, (1 < 2) == 2, 1 == 1 in [1], 1 in [1] == True)
print(not 1 < 2 < 3, not (3 < 2))
x = 5
print(0 <= x < 10, 10 > x >= 5, x == x == x)

class Odd:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer
    def __lt__(self, other):
        print(self.name, "<", other.name)
        return self.answer

a, b, c = Odd("a", []), Odd("b", "last"), Odd("c", 0)
print(a < b < c)        # the falsy answer itself is the result
a.answer = "truthy"
print(a < b < c)
print("a" < "b" < "c" > "" , [1] < [1, 2] < [2])
print(None is None is None, 3 not in (1, 2) not in ([],))
try:
    1 < "a" < v(2)
except TypeError as error:
    print(error)
print((1 < 2) < 3, 3 > 2 > 1, (3 > 2) > 1)

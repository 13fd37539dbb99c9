# Markers of binary operators: the operator is marked, the operands underlined.
def f(left, right):
    return (1 + 2) * left / right - 5

print(f(4, 2))
f(4, 0)

# An expression over several lines: every line of it is shown.
def total(a, b, c):
    return (a +
            b +
            c)

print(total(1, 2, 3))
print(total(
    1,
    2,
    "three",
))

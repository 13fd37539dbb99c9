def numbers(a, b, c=2 ** 10, *rest):
    x = a + b * 3 - c / (a % 7)
    x += 1
    x **= b
    y = -x if a < b <= c else ~x
    return x < y or not (a in rest and b is not None)


def swap(a, b):
    a, b = b, a + b
    first, *middle, last = a
    return a[0], b[first:last], middle[-1]


FOLDED = 1 + 2 * 3, "a" "b" * 2, -5, (1, 2) + (3,), not 0, 1 / 0, 2 ** 200, "abc"[1]
SEARCHED = FOLDED in [1, 2] or FOLDED not in {3, 4}

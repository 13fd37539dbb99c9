# Exactly how many equal frames are shown before folding.
def count(n):
    if n == 0:
        raise ValueError("bottom")
    return count(n - 1)

for depth in (2, 3, 4):
    try:
        count(depth)
    except ValueError as e:
        n = 0
        tb = e.__traceback__
        while tb:
            n += 1
            tb = tb.tb_next
        print(depth, n)
count(20)

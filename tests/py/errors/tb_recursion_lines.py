# Repeats are counted for each line.
def down(n):
    if n > 5:
        down(n - 1)
    elif n:
        down(n - 1)
    else:
        raise ValueError("bottom")
down(12)

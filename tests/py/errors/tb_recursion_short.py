# Exactly one more than is shown.
def down(n):
    if n: down(n - 1)
    else: raise ValueError("bottom")
down(4)

# Mutual recursion is not folded, a short repeat is shown whole.
def count(n):
    if n == 0:
        raise ValueError("bottom")
    return count(n - 1)

def ping(n):
    return pong(n - 1)

def pong(n):
    return count(4) if n <= 0 else ping(n - 1)

ping(4)

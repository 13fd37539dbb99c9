# Two functions in turn are not folded.
def even(n): return odd(n - 1)
def odd(n):
    if n < 3: raise ValueError("bottom")
    return even(n - 1)
even(10)

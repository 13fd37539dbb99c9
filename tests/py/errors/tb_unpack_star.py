# Not enough values for a starred target.
first, second, *rest = [1]

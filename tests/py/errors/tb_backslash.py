# A line continued by a backslash.
total = 1 + \
    2 + \
    None

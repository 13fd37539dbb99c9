# A statement on the line of its `if`.
if True: x = int("x")

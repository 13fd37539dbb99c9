# An uncaught error at module level.
x = 1
print("before")
y = x / 0
print("never")

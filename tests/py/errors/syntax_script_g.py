# A keyword misspelt, and = in a condition.
x = 5
if x = 5:
    print("five")

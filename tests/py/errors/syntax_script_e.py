# return outside a function is found by the compiler, after parsing.
print("never")
x = [1, 2]
return x

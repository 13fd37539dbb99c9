# One branch of a conditional expression.
flag = False
print(1 if flag else undefined_name)

# An f-string with an error inside.
x = 1
print(f"{x + } end")

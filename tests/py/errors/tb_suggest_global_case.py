# Only the case differs.
Total = 5
print(total)

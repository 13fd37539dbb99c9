# "Did you forget to import".
print(math.pi)

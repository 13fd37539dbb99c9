# `in` on what is no container.
print(3 in 5)

# Signs and powers.
base = 0
print(-base ** -1)

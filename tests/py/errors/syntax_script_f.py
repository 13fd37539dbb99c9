# An unterminated string.
name = "unterminated
print(name)

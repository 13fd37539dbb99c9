# `**` with what is no mapping.
print({**{"a": 1}, **[1, 2]})

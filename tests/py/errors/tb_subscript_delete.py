# Deletion of an item that is missing.
names = {"a": 1}
del names["a"], names["b"]

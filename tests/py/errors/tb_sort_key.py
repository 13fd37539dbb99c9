# Native callers (sorted, map) add no frame of their own.
def key(x):
    return 10 / x

print(sorted([3, 1, 2], key=key))
print(list(map(key, sorted([2, 0, 1], key=lambda v: -v))))

# Natives between the frames.
def half(x): return 1 / x
print(list(filter(None, map(half, [1, 0]))))

# The condition of a comprehension.
print({k: v for k, v in {"a": 1}.items() if v > k})

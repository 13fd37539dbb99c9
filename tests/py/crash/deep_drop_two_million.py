# A list nested two million deep: built, walked and dropped.
d = None
for _ in range(2_000_000):
    d = [d]
n, x = 0, d
while x is not None:
    x = x[0]
    n += 1
print(n)
del d
print("dropped")

# A chain of 200,000 callables, each calling the next; then dropped.
class Call:
    def __init__(self, f): self.f = f
    def __call__(self): return self.f()
f = int
for _ in range(200_000):
    f = Call(f)
try:
    print(f())
except RecursionError:
    print("RecursionError")
del f
print("dropped")

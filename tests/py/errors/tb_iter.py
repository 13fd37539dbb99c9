# __next__ raises in a loop.
class Numbers:
    def __iter__(self): return self
    def __next__(self): return 1 // 0
for n in Numbers(): print(n)

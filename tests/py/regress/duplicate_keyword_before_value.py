class MP:
    def keys(self): return ["a", 1, "b"]
    def __getitem__(self, k): print("get", k); return k
def f(**k): print(k)
try: f(**MP())
except TypeError as e: print(e)
class MP2(MP):
    def keys(self): return ["a", "a"]
try: f(**MP2())
except TypeError as e: print(e)
try: f(b=1, **MP())
except TypeError as e: print(e)

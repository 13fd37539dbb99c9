# Objects alive at the end of the script are finalised.
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    held = D("held by a parked generator")
    yield
g = f(); next(g)
one = D("only global")
del g
print("last statement")

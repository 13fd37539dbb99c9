# Objects of the frames live until the traceback is printed, then are finalised.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)

def f():
    local = D("local of the raising frame")
    raise ValueError("x")

keep = D("global")
f()

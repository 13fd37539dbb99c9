# a finaliser that resumes the generator whose yield's target drops it
class D:
    def __init__(self, f): self.f = f
    def __del__(self):
        try:
            print("del", next(self.f()))
        except BaseException as e:
            print("del", type(e).__name__, e)
def body():
    x = D(lambda: g)
    y = [1,2,3]
    x = yield 1
    print("x", x, y)
    z = y
    x = yield 2
    print("end", x, y, z)
for how in ("next", "send", "for", "from"):
    g = body()
    print(next(g))
    try:
        if how == "next":
            print(next(g)); print(next(g))
        elif how == "send":
            print(g.send(7)); print(g.send(8))
        elif how == "for":
            for v in g: print("v", v)
        else:
            def outer():
                r = yield from g
                print("r", r)
            for v in list(outer()): print("v", v)
    except BaseException as e:
        print(type(e).__name__, e)

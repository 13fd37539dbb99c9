# __del__ runs as soon as the last reference goes.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
d = D("rebind")
d = D("second")
print("after rebind")
e = d
del d
print("still held")
e = None
D("temporary")
print("after temporary")
def f():
    local = D("local")
    print("in f")
f()
print("after f")
def g(x):
    return D("returned")
g(D("argument"))
print("after g")
l = [D("a"), D("b"), D("c")]
del l[1]
print("removed b")
l.clear()
print("cleared")
t = (D("tuple item"),)
del t
s = {D("dict value").name: D("v2")}
s["v"] = D("v3")
s["v"] = None
del s
for i in range(2):
    x = D(f"loop {i}")
del x
def h():
    try:
        y = D("in raising frame")
        raise ValueError
    except ValueError:
        print("handler")
h()
print("after h")
o = D("cycle-free attribute owner")
o.child = D("child")
del o
print([D("in list").name, D("in list 2").name])
gen = (D("gen value") for _ in range(1))
next(gen)
print("after next")
class Sub(D):
    def __del__(self):
        print("sub", end=" ")
        super().__del__()
Sub("x")
a = b = D("two names")
del a
print("one left")
del b
D("attr").name
z = D("swap 1"), D("swap 2")
z = None
print("end")

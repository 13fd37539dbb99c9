# del of names, attributes, items, slices and nested targets.
x = y = z = 1
del x
try:
    x
except NameError as error:
    print(error)
del (y), [z]
for name in "yz":
    print(name in globals())
class C:
    pass
c = C()
c.a = c.b = 1
del c.a, c.b
print(c.__dict__)
try:
    del c.a
except AttributeError as error:
    print(error)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["a"]
except KeyError as error:
    print(repr(error))
l = [0, 1, 2, 3, 4]
del l[0], l[0]
print(l)
del (l[0], [l[0]])
print(l)
try:
    del l[7]
except IndexError as error:
    print(error)
def local():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as error:
        return str(error)
print(local())
def cell():
    v = 1
    def read(): return v
    print(read())
    del v
    try:
        read()
    except NameError as error:
        print(type(error).__name__, error)
    v = 2
    print(read())
cell()
class D:
    def __delattr__(self, name): print("delattr", name)
    def __delitem__(self, key): print("delitem", key)
o = D()
del o.x, o[1], o[1:2], o["a", "b"]
for i in range(3):
    del i
print("i" in globals())
del ()
try:
    del undefined
except NameError as error:
    print(error)
class Body:
    v = 1
    del v
print(hasattr(Body, "v"))

# Every form of assignment target, and the order in which parts are evaluated.
class Box:
    pass

def note(name, value):
    print("eval", name)
    return value

a = b = c = [1]
print(a is b, b is c)
box = Box()
box.x = box.y = 5
print(box.x, box.y)
items = [0, 0, 0]
note("list", items)[note("index", 1)] = note("value", 9)
print(items)
note("obj", box).z = note("attr value", 3)
print(box.z)
(x) = 4
[y, z] = (1, 2)
(p, q), r = [10, 20], 30
print(x, y, z, p, q, r)
i = 0
i, items[i] = 2, "set"      # i is bound before items[i] is evaluated
print(i, items)
items[0:2] = "ab"
print(items)
box.x, items[0], *rest = range(5)
print(box.x, items[0], rest)
x = y, = [7]
print(x, y)
[] = ()
() = []
((one,), two) = ("a", "b")
print(one, two)
m = n = note("once", 1)
print(m, n)
for box.loop in (1, 2):
    pass
print(box.loop)
for items[0] in "xy":
    pass
print(items)
for i, (j, *k) in [(1, "abc"), (2, "d")]:
    print(i, j, k)

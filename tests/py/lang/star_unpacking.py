# Starred targets in every position.
a, *b = [1]
print(a, b)
*a, b = "hello"
print(a, b)
a, *b, c = range(2)
print(a, b, c)
a, *b, c = {1: "x", 2: "y", 3: "z"}
print(a, b, c)
[*a], [b, *c] = "xy", "pqr"
print(a, b, c)
*a, = ()
print(a)
(a, (b, *c)), *d = (1, (2, 3, 4)), 5, 6
print(a, b, c, d)

def gen():
    print("first")
    yield 1
    print("second")
    yield 2
    print("end")

x, *y = gen()
print(x, y)
for first, *others in ["ab", (1, 2, 3), [None]]:
    print(first, others)
print([*range(3), *"ab", 9])
print((*[], *(1,), *{2}))
print({*[1, 2], *[2, 3]} == {1, 2, 3})
print({**{"a": 1, "b": 2}, "b": 3, **{"c": 4}})
print(*[1, 2], *(3,), sep="-")
t = *"ab", "c"
print(t)

def r():
    return 1, *[2, 3]

print(r())
for s in [1], 2, *"z":
    print(s)
for text in ["a, *b, c = [1]", "a, b = 1, 2, 3", "a, b, c = 1, 2", "a, b = 5", "a, *b = None", "a, b = 'x'"]:
    try:
        exec(text)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

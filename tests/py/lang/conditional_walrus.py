# Conditional expressions and assignment expressions, their scope and precedence.
print("a" if 0 else "b", 1 if [] else 2 if () else 3)
f = lambda x: "pos" if x > 0 else "neg" if x < 0 else "zero"
print(f(1), f(-1), f(0))
if (n := len("hello")) > 3:
    print(n)
print((y := 5) + y, y)
data = [1, 2, 3, 4]
print([half for v in data if (half := v // 2)], half)
print([last := v for v in data], last)
print(any((witness := v) > 2 for v in data), witness)
x = 1
print((x := x + 1, x := x * 10), x)
it = iter([3, 2, 1, 0, 9])
while (v := next(it)):
    print(v, end=" ")
print("stop at", v)
def g(a, b=(c := 7)):
    return a, b
print(g((k := 3)), k, c)
print(f"{(w := 8)} {w:=+5}")
def outer():
    total = 0
    def inner():
        nonlocal total
        return [(total := total + i) for i in range(4)]
    return inner(), total
print(outer())
def glob():
    global G
    [G := i for i in range(3)]
glob()
print(G)
print(d := {"a": (z := 1), "b": z + 1})
print([*(q := "ab")], q, {(s := 1), s + 1} == {1, 2})
print(not (m := 0), m)
print((lambda: (inner := 3) + inner)())
t = (a := 1, 2)
print(a, t)
for text in ["[i := 0 for i in range(3)]", "x := 1", "(x.y := 1)", "(x[0] := 1)", "lambda: x := 1", "[j for j in (k := [1])]", "class C: [z := 1 for i in [1]]"]:
    try:
        exec(text)
        print("ok", text)
    except SyntaxError as error:
        print(error.msg)

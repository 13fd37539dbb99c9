# Comprehensions: own scope, first iterable outside, several for and if, nesting.
x = "outer"
print([x for x in range(3)], x)
print({k: v for k, v in [(1, 2), (1, 3)]}, {c for c in "aab"} == {"a", "b"})
print([(i, j) for i in range(3) for j in range(i)])
print([i for i in range(20) if i % 2 if i % 3 == 0])
print([[j * i for j in range(3)] for i in range(3)])
print([y for row in [[1, 2], [3]] for y in row])
print([z for z in range(3) if [z for z in range(z)]], "z" in globals())
class C:
    n = 3
    first = None
    ok = [i for i in range(n)]      # the first iterable sees the class scope
    try:
        bad = [n for _ in range(2)]
    except NameError as e:
        print(e)
print(C.ok)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
def f():
    v = 10
    return [v + i for i in range(3)], [(lambda: v)() for _ in "a"]
print(f())
def order():
    def t(n):
        print(n, end=" ")
        return n
    print([t("e") for a in [t("1")] if t("c") for b in [t("2")]])
    print({t("k"): t("v") for _ in "x"})
order()
print([a for a, in [(1,), (2,)]], [a for a, *b in ["xyz"]], [b for a, *b in ["xyz"]])
print([o.i for o.i in range(2)] if (o := type("O", (), {})()) else 0, o.i)
l = [0]
print([l[0] for l[0] in "ab"], l)
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)
print(sorted(x * y for x in (1, 2) for y in (3, 4)), list(i for i in ()))
print([i if i % 2 else -i for i in range(4)], [(yes, no) for yes in [1] for no in [yes + 1]])
print([[x, y] for x in "ab" for y in x], [s.upper() for s in "ab" "cd"])
print(dict.fromkeys([n for n in range(2)], 0), [*(i for i in "xy")], {**{c: 1 for c in "q"}})
i = 99
print([i for i in [i, i + 1]], i)

# Operator precedence and associativity, each checked by value.
w = 1
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 % 4, 7 // 2 * 3, 7 - 2 - 1, 2 ** 3 ** 0)
print(-2 ** 2, (-2) ** 2, 2 ** -2, -2 ** -2, ~2 ** 2, not 1 == 2, not 1 in [2])
print(1 | 2 ^ 3 & 2, (1 | 2) ^ 3, 1 << 2 + 1, (1 << 2) + 1, 8 >> 1 << 1, 6 & 3 == 3, (6 & 3) == 2)
print(1 or 0 and 0, (1 or 0) and 0, not 0 and 0, not (0 and 0), 0 or 1 and 2)
print(1 < 2 and 2 < 3, 1 + 1 == 2 != 3, 1 if 0 else 2 if 0 else 3, (1 if 0 else 2) + 1)
print([1, 2][0] + 3, -[1][0], "ab" "cd"[1], ("ab" "cd")[1], "a" + "b" * 2)
f = lambda x, y=1: x + y if x else y
print(f(0), f(2), (lambda: 1 or 0)(), (lambda x: lambda y: x - y)(5)(3))
print(3 - -2, 3 - - - 2, 3 +-2, +-~5, 1 - 1 if 1 else 0)
print(5 % -3, -5 % 3, -5 // 3, 5 // -3, -5 / 2, 2 * -3 ** 2)
class A:
    def __await__(self): return iter(())
    b = [lambda v: v * 2]
print(A.b[0](4), A().b[-1](1) ** 2, -A.b[0](1) ** 2)
print(1, 2 == 2, 3), print((1, 2) == (1, 2))
print(x := 3, x == 3, (y := 1) + 1, y)
print(*[1, 2] or [3], *[] or [3])
print(not True == False, (not True) == False, not not [], 1 in [1] in [[1]])
print("%d" % 3 * 2, "%s" % "a" + "b", "-" * 3 + ">", "x" in "xyz" and "y")
print(1 + 2 if 3 < 4 else 5 * 6, [i for i in [1, 2] if i if i > 1 or i])
print({**{"a": 1} | {"b": 2}}, {1} | {2} & {2}, {1, 2} - {1} | {3} == {2, 3})
print(2 @ B() if (B := type("B", (), {"__rmatmul__": lambda s, o: ("at", o)})) else 0)
print(w is not None, not w is None, [] is not [], 1 not in [2] == True)
print(10 - 5 - 3, 100 / 10 / 2, 2 ** 2 ** 3, (2 ** 2) ** 3, 10 % 4 % 3, 1 << 1 << 2)

# and/or return an operand, evaluate lazily, and mix with not and conditionals.
def v(n):
    print("v", repr(n), end="; ")
    return n

print(v(0) or v("") or v(None) or v([]))
print(v(1) and v("x") and v({}) and v(9))
print(v(0) and v(1) or v(2))
print(v(1) and (v(0) or v(5)))
print(not v(0) and not v([]))
print(not (v(1) or v(2)))
print(v(1) if v(0) else v(2))
print(v(1) if v("a") and v(0) else v(3) if v(4) else v(5))
print((v(0) or v(1)) and v(2) or v(3))

class Bool:
    def __init__(self, name, value):
        self.name, self.value = name, value
    def __bool__(self):
        print(f"bool({self.name})", end=" ")
        return self.value
    def __repr__(self):
        return self.name

t, f = Bool("t", True), Bool("f", False)
print(t and f and t)
print(f or f or t)
print(not t, not f)
print((t and f) or t)
if t and not f:
    print("taken")
while f or f:
    pass
else:
    print("else")
print([x for x in (t, f, t) if x and x])
print(None or 0, 0 or None, "" and 1, True and None)
print(bool([] or {} or ()), 1 and 2 and 3, 0 or False or "end")
try:
    assert f or t and f, "assertion text"
except AssertionError as error:
    print("|", error)

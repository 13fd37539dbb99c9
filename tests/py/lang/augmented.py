# Augmented assignment: every operator, every kind of target, one evaluation of the target.
x = 7
x += 3; print(x)
x -= 4; print(x)
x *= 5; print(x)
x //= 4; print(x)
x **= 3; print(x)
x %= 100; print(x)
x /= 8; print(x)
x = 12
x <<= 3; print(x)
x >>= 1; print(x)
x |= 7; print(x)
x &= 61; print(x)
x ^= 5; print(x)

def tell(what, value):
    print("eval", what)
    return value

data = {"k": [1]}
tell("dict", data)[tell("key", "k")] += tell("value", [2])
print(data)
alias = data["k"]
data["k"] += (3,)
print(alias is data["k"], alias)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error)
print(t)

class Counter:
    def __init__(self):
        self.reads = self.writes = 0
    def __getattr__(self, name):
        print("read", name)
        return 10
    def __setattr__(self, name, value):
        if name == "v":
            print("write", name, value)
        else:
            object.__setattr__(self, name, value)

c = Counter()
c.v += 5
s = "ab"
keep = s
s *= 2
print(s, keep)
l = [1, 2]
k = l
l *= 2
print(k is l, k)
l += "xy"
print(l)
l = l + ["new"]
print(k is l)
b = {1}
b |= {2}; b &= {2, 3}; b ^= {9}; b -= {2}
print(b)

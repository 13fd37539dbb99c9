# In-place operators: __iadd__ and friends, fallback to the plain and reflected forms.
class InPlace:
    def __init__(self):
        self.log = []
    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self
    def __imul__(self, other):
        return "replaced"
    def __isub__(self, other):
        return NotImplemented
    def __sub__(self, other):
        return ("sub", other)
    def __imatmul__(self, other):
        return ("imatmul", other)

v = InPlace()
same = v
v += 1
print(v is same, v.log)
v -= 2
print(v)
v = InPlace()
v @= 3
print(v)
v = InPlace()
v *= 3
print(v)

class Reflected:
    def __radd__(self, other):
        return f"radd {other}"
    def __rpow__(self, other, mod=None):
        return f"rpow {other} {mod}"

x = 1
x += Reflected()
print(x)
x = 2
x **= Reflected()
print(x)
try:
    x = InPlace()
    x /= 2
except TypeError as error:
    print(error)
try:
    x = 1
    x += "a"
except TypeError as error:
    print(error)
try:
    n = None
    n -= 1
except TypeError as error:
    print(error)
for op in ["**=", "<<=", "//=", "%=", "@=", "|="]:
    try:
        exec(f"x = 'a'\nx {op} []")
    except TypeError as error:
        print(op, error)

# Closures: late binding, shared cells, nesting, cells in loops and classes.
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get
inc, get = counter()
inc(); inc(5)
print(get())
inc2, get2 = counter()
print(inc2(), get(), get2())
def outer(x):
    def middle():
        def inner():
            return x, y
        return inner
    y = x * 2
    return middle()
print(outer(4)())
fs = []
for i in range(3):
    def f():
        return i
    fs.append(f)
print([f() for f in fs])
def make():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    del i
    return fs
try:
    make()[0]()
except NameError as e:
    print(e)
def compose(*functions):
    def call(v):
        for f in functions:
            v = f(v)
        return v
    return call
print(compose(str, len, lambda n: n + 1)(12345))
def free(a, b):
    def g():
        return a
    print(g.__closure__[0].cell_contents, g.__code__.co_freevars)
    return g
free("A", "B")
def rec(n):
    def go(k):
        return 1 if k == 0 else k * go(k - 1)
    return go(n)
print(rec(10))
def param(x):
    def set_x(v):
        nonlocal x
        x = v
    set_x("changed")
    return x
print(param(1))
def shadow(x):
    def g(x): return x + 1
    return g(x * 10), x
print(shadow(2))
class K:
    x = "class"
    def m(self):
        return x
x = "global"
print(K().m())
print([f(2) for f in [lambda a, b=n: a * b for n in range(3)]])
def unassigned():
    def g(): return later
    try:
        g()
    except NameError as e:
        print(e)
    later = 1
    return g()
print(unassigned())

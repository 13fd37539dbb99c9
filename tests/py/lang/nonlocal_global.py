# global and nonlocal declarations at every depth.
x = "module"
def f():
    global x
    x = "set by f"
def g():
    x = "local"
    def h():
        nonlocal x
        x = "set by h"
        def k():
            global x
            x = "set by k"
            return x
        return k()
    return h(), x
f()
print(x)
print(g(), x)
def deep():
    v = 0
    def a():
        def b():
            nonlocal v
            v += 1
            return v
        return b
    return a()
b = deep()
print(b(), b())
def creates():
    global created, also
    created = also = 1
creates()
print(created, also)
def deletes():
    global created
    del created
deletes()
print("created" in globals())
class C:
    global in_class
    in_class = 5
    y = 1
print(in_class, hasattr(C, "in_class"))
def cls():
    v = 1
    class D:
        nonlocal v
        v = 2
        w = v
    return v, D.w, hasattr(D, "v")
print(cls())
def loop():
    global i
    for i in range(3): pass
loop()
print(i)
def imports():
    global m
    import math as m
imports()
print(m.floor(2.5))
def func():
    global defined
    def defined(): return "global function"
func()
print(defined())
def ex():
    global e
    try:
        raise ValueError(1)
    except ValueError as e:
        print(e)
    print("e" in globals())
ex()
for text in ["def f():\n x = 1\n global x", "def f(x):\n global x", "def f():\n nonlocal q", "nonlocal x", "def f():\n print(x)\n global x", "def f():\n global x\n nonlocal x", "def f(a):\n def g():\n  nonlocal a, zz"]:
    try:
        exec(text)
    except SyntaxError as e:
        print(e.msg)

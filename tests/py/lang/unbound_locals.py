# Names that are local but not bound yet, in all kinds of scopes.
def a():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
a()
def b(flag):
    if flag:
        w = 1
    try:
        return w
    except UnboundLocalError as e:
        return str(e)
print(b(True), "|", b(False))
def c():
    try:
        n += 1
    except UnboundLocalError as e:
        print(e)
    n = 0
c()
def d():
    for k in []:
        pass
    try:
        k
    except UnboundLocalError as e:
        print(e)
d()
len_ = len
def e():
    try:
        len("x")
    except UnboundLocalError as err:
        print(err)
    len = 3
    return len
print(e())
try:
    missing_global
except NameError as err:
    print(err, err.name)
class C:
    len = len          # reads the builtin, binds the class attribute
    size = len("abc")
print(C.size, C.len is len)
x = "global x"
class D:
    y = x
    x = "class x"
    z = x
print(D.y, D.z)
def f():
    x = "function x"
    class E:
        x = "e"
    return E.x
try:
    print(f())
except NameError as err:
    print(err)
def g():
    x = "local for class"
    class F:
        y = x
        def m(self): return x
    return F.y, F().m()
print(g())
def h():
    try:
        del q
    except UnboundLocalError as err:
        print(err)
    q = 1
h()
def i(flag):
    try:
        if flag:
            raise KeyError
        z = 1
    except KeyError as error:
        pass
    try:
        return error
    except UnboundLocalError as problem:
        return str(problem)
print(i(True), "|", i(False))

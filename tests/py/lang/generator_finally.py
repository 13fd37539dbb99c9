# finally and with inside generators: when they run.
def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)
x = g("exhausted")
list(x)
x = g("closed")
next(x)
x.close()
x = g("dropped")
next(x)
x = None
print("after drop")
x = g("never started")
x = None
print("nothing printed")
for v in g("broken loop"):
    break
print("loop left")
def user():
    for v in g("return from user"):
        return v
print(user())
class M:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__)
def w():
    with M():
        yield 1
a = w()
next(a)
del a
print("with dropped")
a = w()
next(a)
try: a.throw(KeyError)
except KeyError: print("out")
def nested():
    try:
        try: yield 1
        finally: print("inner"); yield "from finally"
    finally: print("outer")
n = nested()
print(next(n), next(n), next(n, "end"))
def ret():
    try:
        yield 1
        return "a"
    finally:
        print("before stop")
r = ret()
next(r)
try: next(r)
except StopIteration as e: print(e.value)
def fin_return():
    try: yield 1
    finally: return "override"
r = fin_return()
next(r)
try: r.throw(ValueError("swallowed by return"))
except StopIteration as e: print(e.value)
def chain(*gs):
    for q in gs: yield from q
c = chain(g("c1"), g("c2"))
print(next(c), next(c), next(c))
c.close()
print("end")

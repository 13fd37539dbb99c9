# Functions as objects: code attributes, nested defs, recursion, return forms, redefinition.
def nothing(): return
def multi(): return 1, 2, 3
def implicit(): 5
print(nothing(), multi(), implicit())
def early(x):
    if x: return "early"
    return
print(early(1), early(0))
def f(a, b, /, c, *args, d=1, **kw): v = 1
co = f.__code__
print(co.co_name, co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_varnames, co.co_firstlineno)
def outer():
    def inner(n): return n if n == 0 else inner(n - 1) + 1
    return inner
print(outer()(20), outer() is outer(), outer().__qualname__)
def redefined(): return 1
old = redefined
def redefined(): return 2
print(old(), redefined())
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(50), odd(7))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def cond(flag):
    if flag:
        def g(): return "first"
    else:
        def g(): return "second"
    return g()
print(cond(1), cond(0))
def params(a, a2, *a3): a = a2; a2 = 5; return a, a2, a3
print(params(1, 2, 3))
def unpack_in_body(t): (x, y), z = t; return z, y, x
print(unpack_in_body(((1, 2), 3)))
def swap(a, b): a, b = b, a; return a, b
print(swap(1, 2))
def loop_return():
    for i in range(10):
        while True:
            if i == 3: return i
            break
print(loop_return())
def big(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10=10, a11=11): return a0 + a9 * a11
print(big(*range(10)))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
print(hanoi(3))
funcs = {n: (lambda n=n: n * 2) for n in range(3)}
print([fn() for fn in funcs.values()])
f2 = f
print(f2 is f, f2 == f, f != nothing, f.__defaults__, f.__kwdefaults__, bool(f), f.__globals__ is globals())
import types
h = types.FunctionType(multi.__code__, {}, "newname")
print(h(), h.__name__)
def many_locals():
    a=1;b=2;c=3;d=4;e=5;g=6;h=7;i=8;j=9;k=10;l=11;m=12;n=13;o=14;p=15;q=16;r=17;s=18;t=19;u=20
    return sum([a,b,c,d,e,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u])
print(many_locals())

# How switch arguments arrive: none, one, many, keywords, both.
from greenlet import greenlet, getcurrent
main = getcurrent()
def loop():
    got = "start"
    while True:
        got = main.switch(("got", got))
g = greenlet(loop)
g.switch()
for call in ("g.switch()", "g.switch(1)", "g.switch(None)", "g.switch((1,))", "g.switch(())", "g.switch(1, 2)", "g.switch((1, 2))", "g.switch(a=1)", "g.switch(a=1, b=2)", "g.switch(1, a=1)", "g.switch(1, 2, a=1)", "g.switch([])", "g.switch(*[])", "g.switch(**{})", "g.switch(*[5])", "g.switch(*[(5,)])", "g.switch({'k': 1})", "g.switch(((1,),))"):
    print(call, eval(call))
d = {"k": 1}
print(g.switch(**d)[1] is d, g.switch(d)[1] is d)
def ret(v): return lambda: v
for v in ((), (1,), (1, 2), None, [], {"a": 1}, "x"):
    print("return", repr(v), "->", repr(greenlet(ret(v)).switch()))

# The parent receives results and errors; it can be changed.
from greenlet import greenlet, getcurrent
main = getcurrent()
def child(): return "child result"
def mother():
    c = greenlet(child)
    print("created in mother:", c.parent is getcurrent())
    r = c.switch()
    return f"mother saw {r}"
print(greenlet(mother).switch())
def catcher():
    while True:
        got = main.switch("ready")
        print("catcher got", got)
catch = greenlet(catcher)
print(catch.switch())
g = greenlet(child, catch)
print(g.parent is catch)
print(g.switch())
def fails(): raise ValueError("to the parent")
def catcher2():
    try: main.switch("ready")
    except ValueError as e: return f"parent caught {e}"
c2 = greenlet(catcher2); c2.switch()
f = greenlet(fails, parent=c2)
print(f.switch())
def reparent():
    getcurrent().parent = catch2
    return "delivered to the new parent"
def catcher3(): return ("new parent", main.switch("ready3"))
catch2 = greenlet(catcher3); catch2.switch()
r = greenlet(reparent)
print(r.switch(), r.parent is catch2)
chain = [main]
for i in range(5): chain.append(greenlet(lambda i=i: i, chain[-1]))
print(chain[5].switch(), [c.dead for c in chain])

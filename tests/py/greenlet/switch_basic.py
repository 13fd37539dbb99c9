# Ping-pong between two greenlets and the main one.
from greenlet import greenlet, getcurrent
main = getcurrent()
def a():
    print("a1")
    print("a got", b.switch("from a"))
    print("a2")
    return "a done"
def b(x):
    print("b got", x)
    ga.switch("from b")
    print("never")
ga, b = greenlet(a), greenlet(b)
print("result", ga.switch())
print(ga.dead, b.dead, bool(ga), bool(b), bool(main))
print(getcurrent() is main, main.parent, ga.parent is main)
print(b.switch("to b"))
print(b.dead)

# Switching directly to parents, grandparents and siblings.
from greenlet import greenlet, getcurrent
main = getcurrent()
log = []
def child():
    log.append("child")
    r = main.switch("child skips its parent")
    log.append(f"child resumed by {r}")
    r = getcurrent().parent.switch("child to parent")
    log.append(f"child again {r}")
    return "child returns"
def parent():
    global c
    c = greenlet(child)
    r = c.switch()
    log.append(f"parent got {r}")
    r = c.switch("parent")
    log.append(f"parent got {r}")
    return "parent returns"
p = greenlet(parent)
log.append(p.switch())
log.append(c.switch("main"))
print(*log, sep="\n")
print(p.dead, c.dead)
log.clear()
def sib(name, other):
    for i in range(3):
        log.append(f"{name}{i}")
        if i < 2 or name == "a": others[other].switch() if i or name == "b" else others[other].switch("b", "a")
    return name + " done"
others = {"a": greenlet(sib), "b": greenlet(sib)}
print(others["a"].switch("a", "b")); print(*log)
def self_switch():
    me = getcurrent()
    return me.switch(1), me.switch(1, 2), me.switch(a=1), me.switch()
print(greenlet(self_switch).switch())
def self_throw():
    try: getcurrent().throw(ValueError("self"))
    except ValueError as e: return f"threw at itself: {e}"
print(greenlet(self_throw).switch())
try: main.throw(KeyError("main throws at itself"))
except KeyError as e: print(repr(e))
def to_main(): return main.throw(OSError("thrown into main"))
t = greenlet(to_main)
try: t.switch()
except OSError as e: print(repr(e), t.dead)
print(repr(t.throw()), t.dead)

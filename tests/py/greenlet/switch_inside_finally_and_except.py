# Parking inside except, else and finally blocks, then resuming or being thrown into.
from greenlet import greenlet, getcurrent
main = getcurrent()
def f():
    try:
        main.switch("try")
        raise ValueError("v")
    except ValueError as e:
        r = main.switch("except")
        saved = (str(e), r)
    else: main.switch("never")
    finally: main.switch("finally")
    try: pass
    except KeyError: pass
    else: main.switch("else")
    for i in range(2):
        try:
            main.switch(f"loop {i}")
            continue
        finally: main.switch(f"loop finally {i}")
    try: return saved
    finally: main.switch("after return")
def drive(g, throw_at=None):
    out, n = [g.switch()], 0
    while not g.dead and n < 12:
        n += 1
        try: out.append(g.throw(KeyError(n)) if n == throw_at else g.switch(n))
        except KeyError as e: out.append(("raised", e.args[0], repr(e.__context__))); break
    return out
print(drive(greenlet(f)))
for at in range(1, 10): print(at, drive(greenlet(f), at))
def swallow():
    for _ in range(4):
        try: main.switch("a")
        except KeyError: continue
        finally:
            try: main.switch("b")
            except KeyError: return "returned from finally"
print(drive(greenlet(swallow), 1), drive(greenlet(swallow), 2))

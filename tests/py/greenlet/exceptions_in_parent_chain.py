# An error walks up a chain of parents, each with handlers and finally.
from greenlet import greenlet, getcurrent
main = getcurrent()
def level(n, handle):
    try:
        if n == 0: raise ValueError("bottom")
        r = greenlet(level).switch(n - 1, handle)
        print("level", n, "got", r)
        return r
    except ValueError as e:
        print("level", n, "sees", e, getcurrent().parent is main)
        if n == handle: return f"handled at {n}"
        raise
    finally:
        print("level", n, "finally")
print(greenlet(level).switch(3, 2))
try: greenlet(level).switch(2, None)
except ValueError as e:
    n, tb = 0, e.__traceback__
    while tb: n += 1; tb = tb.tb_next
    print("main", e, n)
def replace():
    try: greenlet(lambda: 1 / 0).switch()
    except ZeroDivisionError: raise KeyError("replaced")
try: greenlet(replace).switch()
except KeyError as e: print(repr(e), repr(e.__context__), e.__cause__)
def sib_error():
    other.throw(TypeError("to sibling"))
    print("never")
def sibling():
    try: main.switch("sibling parked")
    except TypeError as e: return f"sibling handled {e}"
other = greenlet(sibling); print(other.switch())
s = greenlet(sib_error); print(s.switch(), s.dead, other.dead)
print(bool(s))
def exits(): raise SystemExit(3)
try: greenlet(exits).switch()
except SystemExit as e: print("SystemExit", e.code)
def ki(): raise KeyboardInterrupt
try: greenlet(ki).switch()
except KeyboardInterrupt: print("KeyboardInterrupt arrives")
def si(): raise StopIteration("v")
try: greenlet(si).switch()
except StopIteration as e: print("StopIteration", e.value)
def use():
    def gen(): yield greenlet(si).switch()
    try: next(gen())
    except RuntimeError as e: return str(e)
print(greenlet(use).switch())

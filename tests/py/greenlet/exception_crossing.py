# Exceptions pass from greenlet to parent, with tracebacks of their own frames.
from greenlet import greenlet, getcurrent
import traceback
main = getcurrent()
def names(e):
    out, tb = [], e.__traceback__
    while tb: out.append(tb.tb_frame.f_code.co_name); tb = tb.tb_next
    return out
def deep(n):
    if n == 0: raise ValueError("bottom")
    deep(n - 1)
def f(): deep(2)
try: greenlet(f).switch()
except ValueError as e: print(names(e), e.__context__, e.__cause__)
def middle():
    try: greenlet(f).switch()
    except ValueError as e: raise KeyError("wrapped") from e
try: greenlet(middle).switch()
except KeyError as e: print(names(e), names(e.__cause__), repr(e.__context__))
def parked():
    try: main.switch()
    except ValueError as e:
        print("inside", names(e))
        raise
g = greenlet(parked); g.switch()
try: g.throw(ValueError("thrown"))
except ValueError as e: print(names(e))
try: raise OSError("outer handler")
except OSError:
    try: greenlet(f).switch()
    except ValueError as e: print("context", repr(e.__context__))
def finallies():
    try:
        try: main.switch("in try")
        finally: print("inner finally")
    finally: print("outer finally")
g = greenlet(finallies); print(g.switch())
try: g.throw(LookupError("x"))
except LookupError as e: print(repr(e), g.dead)
for _ in range(3):
    def once(): raise KeyError(_)
    try: greenlet(once).switch()
    except KeyError as e: print(repr(e))

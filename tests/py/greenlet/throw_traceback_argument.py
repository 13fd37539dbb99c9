# throw with a traceback; the frames of the exception after crossing.
import sys, traceback
from greenlet import greenlet, getcurrent
main = getcurrent()
def names(e):
    out, tb = [], e.__traceback__
    while tb: out.append(tb.tb_frame.f_code.co_name); tb = tb.tb_next
    return out
def original(): raise KeyError("original")
try: original()
except KeyError: kind, value, tb = sys.exc_info()
def park():
    main.switch()
def park_handler():
    try: main.switch()
    except KeyError as e: return names(e), e is value
g = greenlet(park_handler); g.switch(); print(g.throw(kind, value, tb))
g = greenlet(park_handler); g.switch(); print(g.throw(kind, value))
g = greenlet(park_handler); g.switch(); print(g.throw(value))
g = greenlet(park); g.switch()
try: g.throw(kind, value, tb)
except KeyError as e: print(names(e))
g = greenlet(park); g.switch()
try: g.throw(kind, "new instance", None)
except KeyError as e: print(names(e), repr(e))
g = greenlet(park)
try: g.throw(value)
except KeyError as e: print("pending", names(e), e is value)
def rethrow():
    try: main.switch()
    except ValueError: 
        raise
g = greenlet(rethrow); g.switch()
try: g.throw(ValueError("r"))
except ValueError as e: print(names(e), [f.name for f in traceback.extract_tb(e.__traceback__)])
e = ValueError("shared")
for _ in range(3):
    g = greenlet(park); g.switch()
    try: g.throw(e)
    except ValueError as x: print(x is e, names(x))

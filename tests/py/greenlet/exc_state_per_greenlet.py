# The exception being handled belongs to the greenlet.
import sys
from greenlet import greenlet, getcurrent
main = getcurrent()
def now():
    e = sys.exc_info()[1]
    return repr(e)
def f():
    print("f starts with", now())
    try: raise ValueError("of f")
    except ValueError:
        main.switch(now())
        print("f back in handler", now())
        try: raise KeyError("inner")
        except KeyError:
            main.switch(now())
            print("inner again", now())
        print("outer again", now())
    print("after", now())
    return now()
g = greenlet(f)
try: raise OSError("of main")
except OSError:
    print(g.switch())
    print("main", now())
    print(g.switch())
    print("main", now())
print("main after", now())
try: raise IndexError("second")
except IndexError: print(g.switch(), now())
def bare():
    try: raise
    except RuntimeError as e: return str(e)
try: raise TypeError("active in main")
except TypeError:
    print(greenlet(bare).switch())
    try: raise
    except TypeError as e: print(e)
def raiser(): raise LookupError("new")
try: raise TypeError("t")
except TypeError:
    try: greenlet(raiser).switch()
    except LookupError as e: print(repr(e.__context__))

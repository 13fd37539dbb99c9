# raise with class, instance, from, bare, and its errors.
import sys
def show(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)
def r1(): raise ValueError
def r2(): raise ValueError("a", 1)
def r3(): raise ValueError from KeyError
def r4(): raise ValueError("x") from None
def r5(): raise
def r6(): raise 5
def r7(): raise str
def r8(): raise ValueError from 5
def r9():
    try:
        raise KeyError("inner")
    except KeyError:
        raise ValueError("outer")
def r10():
    try:
        raise KeyError("inner")
    except KeyError as e:
        raise ValueError("outer") from e
def r11():
    try:
        raise KeyError("inner")
    except KeyError:
        raise ValueError("outer") from None
class Bad(Exception):
    def __init__(self): raise LookupError("constructor")
def r12(): raise Bad
class Weird(Exception):
    def __new__(cls): return 3
def r13(): raise Weird
def r14():
    try:
        raise OSError("again")
    except OSError:
        raise
def r15():
    e = ValueError("self")
    raise e from e
for f in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15):
    print(f.__name__, end=" ")
    show(f)
def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise
        except ZeroDivisionError as e:
            print("same", e is sys.exc_info()[1], e.__context__)
            try:
                [][0]
            except IndexError:
                pass
            print(sys.exc_info()[1])
reraise()
print(sys.exc_info())

# return and raise inside finally, nested, and what they override.
def a():
    try:
        return "try"
    finally:
        return "finally"
print(a())
def b():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
print(b())
def c():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("x is", x)
print(c())
def d():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
print(d())
def e():
    try:
        try:
            raise KeyError("first")
        finally:
            raise ValueError("second")
    except ValueError as error:
        return repr(error), repr(error.__context__)
print(e())
def f():
    try:
        return g()
    finally:
        print("f finally")
def g():
    try:
        return 1 / 0
    except ZeroDivisionError:
        return "handled"
    finally:
        print("g finally")
print(f())
def h():
    try:
        try:
            try:
                return 1
            finally:
                print("one")
        finally:
            print("two")
            raise LookupError("from finally")
    except LookupError as error:
        return str(error)
    finally:
        print("three")
print(h())
def i(n):
    try:
        if n == 0:
            raise RuntimeError("bottom")
        return i(n - 1)
    finally:
        print("level", n)
try:
    i(3)
except RuntimeError as error:
    print(error)
def j():
    try:
        pass
    finally:
        try:
            raise ValueError
        except ValueError:
            print("handled in finally")
    return "after"
print(j())

# The names and the file of a code can be replaced; the rest of the function stays.
import sys
import types


def add(a, b=2):
    """Adds."""
    if a is None:
        raise ValueError("nothing")
    return a + b


code = add.__code__.replace(co_name="plus", co_qualname="Math.plus", co_filename="elsewhere.py")
print(code.co_name, code.co_qualname, code.co_filename, add.__code__.co_name, code.co_argcount, code.co_varnames)
plus = types.FunctionType(code, globals(), "other", (5,))
print(plus(1), plus(1, 1), plus.__name__, plus.__qualname__, plus.__doc__)
add.__code__ = code
print(add(3), add.__name__)
try:
    add(None)
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_code is code, frame.f_code.co_name, frame.f_code.co_filename)
for changes in ({"co_name": 3}, {"co_filename": None}, {"co_qualname": b"x"}):
    try:
        code.replace(**changes)
    except TypeError as error:
        print(error)
print(code.replace() is code, code.replace(co_flags=code.co_flags).co_name)
copied = compile("x = __name__\ny = f()", "<one>", "exec").replace(co_filename="<two>")
names = {"f": lambda: sys._getframe(1).f_code.co_filename, "__name__": "n"}
exec(copied, names)
print(names["x"], names["y"])

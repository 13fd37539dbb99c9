# assert, its message, __debug__, and evaluation of the message.
def msg():
    print("message evaluated")
    return "text"
assert True, msg()
try: assert False, msg()
except AssertionError as e: print(repr(e))
try: assert 0
except AssertionError as e: print(repr(e), e.args)
try: assert [], (1, 2)
except AssertionError as e: print(e.args, str(e))
try: assert 1 == 2, f"{1} != {2}"
except AssertionError as e: print(e)
print(__debug__)
class B:
    def __bool__(self): print("bool"); return False
try: assert B(), None
except AssertionError as e: print(e.args)
try:
    assert False, 1 / 0
except ZeroDivisionError as e: print(e)
if __debug__: print("debug block")
def f(x):
    assert x > 0, x
    assert isinstance(x, int), type(x).__name__
    return x
print(f(3))
for v in (-1, 2.5):
    try: f(v)
    except AssertionError as e: print(repr(e))
AssertionError_ = AssertionError
def shadow():
    AssertionError = ValueError
    try: assert False, "real AssertionError"
    except AssertionError_ as e: print(type(e).__name__, e)
shadow()
for bad in ("__debug__ = 1", "def f(__debug__): pass", "for __debug__ in []: pass", "del __debug__", "x.__debug__ = 1", "import __debug__"):
    try: exec(bad)
    except SyntaxError as e: print(e.msg)
try: assert all(x > 1 for x in [2, 3, 1]), "some small"
except AssertionError as e: print(e)

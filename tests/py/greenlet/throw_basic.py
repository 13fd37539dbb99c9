# throw: class, instance, class with value, default GreenletExit.
from greenlet import greenlet, getcurrent, GreenletExit
main = getcurrent()
def f():
    while True:
        try: main.switch("ready")
        except Exception as e: print("caught", repr(e), e.__context__, e.args)
g = greenlet(f); g.switch()
for args in ("(ValueError,)", "(ValueError('inst'),)", "(ValueError, 'val')", "(ValueError, (1, 2))", "(ValueError, ValueError('given'))", "(ValueError, None)", "(KeyError, 'k', None)", "(OSError, (2, 'msg'))", "(ValueError, [1])", "(LookupError, KeyError('sub'))"):
    print(args, g.throw(*eval(args)))
for args in ("(5,)", "('str',)", "(None,)", "(int,)", "(ValueError('a'), 'b')", "(ValueError, 1, 2)", "(ValueError, 'v', 'tb')", "(ValueError, 1, None, 4)"):
    try: print(args, g.throw(*eval(args)))
    except TypeError as e: print(args, "->", e)
class Needs(Exception):
    def __init__(self, a, b): super().__init__(a, b)
for args in ("(Needs,)", "(Needs, 1)", "(Needs, (1, 2))"):
    try: print(args, g.throw(*eval(args)))
    except TypeError as e: print(args, "->", e)
try: g.throw(x=1)
except TypeError as e: print(e)
print(repr(g.throw()), g.dead)
print(repr(g.throw()), repr(g.throw(GreenletExit("again"))), repr(g.throw(GreenletExit)))
try: g.throw(ValueError("dead"))
except ValueError as e: print("raised here", e)
def escape(): main.switch("up")
h = greenlet(escape); h.switch()
try: h.throw(KeyError, "escapes")
except KeyError as e: print(repr(e), h.dead)

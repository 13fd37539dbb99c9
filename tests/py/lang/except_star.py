# except*: splitting, naming, nesting, re-raising, unmatched parts.
def run(e):
    try:
        try:
            raise e
        except* ValueError as g:
            print("V", [str(x) for x in g.exceptions], g.message)
        except* (TypeError, KeyError) as g:
            print("TK", repr(g))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as left:
        print("left", repr(left))
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]))
run(ExceptionGroup("g", [ValueError(1), OSError(2), ValueError(3)]))
run(ExceptionGroup("g", [ExceptionGroup("n", [ValueError("deep"), KeyError("k")]), TypeError("t")]))
run(ValueError("naked"))
run(OSError("naked, not matched"))
try:
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError: raise KeyError("new")
except BaseException as e: print(repr(e), repr(e.__context__))
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise
except BaseException as e: print(repr(e))
try:
    pass
except* ValueError: print("no")
else: print("nothing raised")
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
g = ExceptionGroup("m", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)])])
print(repr(g.subgroup(ValueError)), repr(g.split(TypeError)), g.subgroup(OSError))
print(repr(g.derive([KeyError(1)])), g.exceptions[0], str(g), str(g.exceptions[1]))
print(repr(g.subgroup(lambda e: "3" in str(e))))
for bad in (("m", []), ("m", [1]), (1, [ValueError()]), ("m", [KeyboardInterrupt()]), ("m", ValueError())):
    try: ExceptionGroup(*bad)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
b = BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()])
print(type(b).__name__, type(BaseExceptionGroup("b", [ValueError()])).__name__, isinstance(b, Exception))
for i in range(3):
    try: raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as eg: n = i
print(n, "eg" in globals())

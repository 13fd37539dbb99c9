async def c(): return 1
x = c()
try: x.send(None)
except StopIteration as e: print(e.value)
for how in (lambda: x.send(None), lambda: x.throw(ValueError("v")), lambda: x.close(), lambda: x.__await__().throw(ValueError("w")), lambda: next(x.__await__())):
    try: print(how())
    except BaseException as e: print(repr(e), repr(e.__context__))
x = c()
try: x.throw(ValueError("fresh"))
except ValueError as e: print(repr(e))
try: x.throw(ValueError("fresh"))
except BaseException as e: print(repr(e))
x = c(); x.close()
try: x.throw(ValueError("closed"))
except BaseException as e: print(repr(e))
def g(): yield 1
x = g(); list(x)
try: x.throw(ValueError("v"))
except BaseException as e: print(repr(e))
try: 1/0
except ZeroDivisionError:
    try: x.throw(ValueError("v"))
    except BaseException as e: print(repr(e), repr(e.__context__))

# The parts that except* clauses see, and what goes on.
import sys
def show(e, depth=0):
    if isinstance(e, BaseExceptionGroup):
        return f"{e.message}({', '.join(show(x) for x in e.exceptions)})"
    return repr(e)
def run(raised, *steps):
    log = []
    try:
        try:
            raise raised
        except* ValueError as e:
            log.append("V " + show(e) + " " + show(sys.exception()))
            if "reraise" in steps: raise
            if "new" in steps: raise KeyError("new")
        except* (TypeError, OSError) as e:
            log.append("T " + show(e))
            if "new2" in steps: raise IndexError("new2") from e
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as e:
        log.append("out " + show(e) + " context " + repr(type(e.__context__)) + " cause " + repr(type(e.__cause__)))
    print(log)
G = ExceptionGroup
run(G("g", [ValueError(1)]))
run(G("g", [ValueError(1), TypeError(2)]))
run(G("g", [ValueError(1), KeyError(2)]))
run(G("g", [KeyError(2)]))
run(ValueError(1))
run(KeyError(1))
run(KeyboardInterrupt())
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(3)]))
nested = lambda: G("g", [ValueError(1), G("h", [TypeError(2), ValueError(3), KeyError(4)]), G("i", [ValueError(5)])])
run(nested())
run(nested(), "reraise")
run(nested(), "new")
run(nested(), "new", "new2")
run(nested(), "reraise", "new2")
run(ValueError(1), "reraise")
run(ValueError(1), "new")
run(G("g", [ValueError(1)]), "reraise")
def loop():
    for i in range(3):
        try: raise G("g", [ValueError(i)])
        except* ValueError as e:
            print("loop", i, show(e))
    return "done"
print(loop())
try:
    try: raise G("g", [ValueError(1), TypeError(2)])
    except* ValueError: pass
except ExceptionGroup as e: print(show(e), e.__traceback__ is not None, e.__context__)
print(sys.exception())

# Every path through try / except / else / finally.
def run(what):
    print("--", what)
    try:
        print("try")
        if what == "raise":
            raise KeyError("k")
        if what == "return":
            return "from try"
        if what == "other":
            raise OSError("o")
    except KeyError as error:
        print("except", error)
        if what == "never":
            raise
    except (ValueError, OSError) as error:
        print("tuple", type(error).__name__)
        return "from except"
    else:
        print("else")
        if what == "else raise":
            raise KeyError("not caught here")
    finally:
        print("finally")
    return "end"
for what in ["ok", "raise", "return", "other", "else raise"]:
    try:
        print(run(what))
    except KeyError as error:
        print("outside", error)
try:
    error = "kept?"
    try:
        1 / 0
    except ZeroDivisionError as error:
        pass
    error
except NameError as problem:
    print(problem)
def order():
    print("evaluated")
    return ValueError
try:
    try:
        raise TypeError("t")
    except order():
        print("no")
    except TypeError:
        print("yes")
    except order():
        print("not reached")
except Exception:
    print("never")
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as error:
    print(error, "|", repr(error.__context__))
try:
    pass
except 1 / 0:
    pass
else:
    print("expression after except is lazy")
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("no")
except BaseException as e:
    print(type(e).__name__)
try: raise ValueError
except: print("bare")

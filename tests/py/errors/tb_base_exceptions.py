# KeyboardInterrupt subclasses and bare BaseException end the script as errors.
class Stop(BaseException):
    pass

try:
    raise Stop("caught as BaseException")
except Exception:
    print("never")
except BaseException as e:
    print(repr(e))
raise Stop("uncaught")

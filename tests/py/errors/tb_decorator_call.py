# A decorator that is made by a call.
def make(name):
    raise KeyError(name)
@make("x")
class C: pass

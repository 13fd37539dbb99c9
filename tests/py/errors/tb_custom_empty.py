# A class of the function, without a message.
def f():
    class Local(Exception): pass
    raise Local()
f()

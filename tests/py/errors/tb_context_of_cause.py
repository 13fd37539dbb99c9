# A chain of four, causes and contexts mixed.
def deepest():
    raise KeyError("k")
def middle():
    try: deepest()
    except KeyError as error: raise IndexError("i") from error
def outer():
    try: middle()
    except IndexError: raise TypeError("t")
try: outer()
except TypeError as error: raise RuntimeError("r") from error

"""Helper module: plain names."""
print("_plain runs as", __name__)
public = 1
_private = 2
def function(): return public
class Class:
    def where(self): return __name__
counter = 0
def bump():
    global counter
    counter += 1
    return counter

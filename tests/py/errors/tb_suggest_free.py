# A free variable that is not bound yet.
def outer():
    def inner(): return later
    print(inner())
    later = 1
outer()

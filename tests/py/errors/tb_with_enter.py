# __enter__ raises.
class Lock:
    def __enter__(self): raise RuntimeError("locked")
    def __exit__(self, *details): pass
with Lock() as lock: print("never")

# The body raises, __exit__ lets it pass.
class Lock:
    def __enter__(self): return self
    def __exit__(self, kind, value, traceback): print("exit", kind.__name__)
with Lock():
    raise EOFError

# An error in __exit__ with the body's error as context.
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        raise RuntimeError("exit failed")

with Manager() as m:
    print("body")
    m.missing

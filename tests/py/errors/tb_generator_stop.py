# StopIteration inside a generator.
def gen():
    yield next(iter([]))
next(gen())

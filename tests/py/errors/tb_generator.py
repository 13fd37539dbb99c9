# An error inside a generator driven by a for loop and yield from.
def numbers():
    yield 1
    raise ValueError("generator broke")

def relay():
    yield from numbers()

for n in relay():
    print(n)

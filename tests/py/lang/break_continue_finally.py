# break, continue and return leaving try/finally and with blocks.
def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("else")
    return "done"
print(f())

def g():
    while True:
        try:
            try:
                return "value"
            finally:
                print("inner")
        finally:
            print("outer")
            break
    return "break wins"
print(g())

def h():
    for i in range(2):
        try:
            return i
        finally:
            continue
    return "continue wins"
print(h())

def k():
    for i in range(3):
        try:
            1 / 0
        except ZeroDivisionError:
            if i < 2:
                continue
            break
        finally:
            print("cleanup", i)
    return i
print(k())

class M:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", a[0])
def w():
    for i in range(2):
        with M():
            if i == 0:
                continue
            return i
print(w())
def lost():
    for _ in [1]:
        try:
            raise ValueError("swallowed")
        finally:
            break
    return "no error"
print(lost())
def order():
    for x in "ab":
        try:
            for y in "12":
                try:
                    if y == "1":
                        continue
                    break
                finally:
                    print(x + y, end=" ")
        finally:
            print(x)
order()

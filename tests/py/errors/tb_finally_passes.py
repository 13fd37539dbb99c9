# `finally` runs, the exception goes on.
def f():
    try:
        return 1 / 0
    finally:
        print("cleaned")
f()

# Re-raising keeps the first traceback and adds no frame twice.
def inner():
    raise ValueError("inner")

def outer():
    try:
        inner()
    except ValueError:
        print("seen")
        raise

def top():
    try:
        outer()
    except ValueError as e:
        raise e

top()

# Frames of a decorator, a metaclass and a comprehension in one traceback.
def check(cls):
    return [validate(name) for name in vars(cls) if not name.startswith("_")] and cls

def validate(name):
    if not name.islower():
        raise NameError(f"bad attribute {name}")
    return name

@check
class Good:
    fine = 1

print(Good.fine)

@check
class Bad:
    NotFine = 2

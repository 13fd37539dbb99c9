def loop(items, limit):
    for index, item in items:
        if item is None:
            continue
        elif item > limit and index != 3:
            break
        print(item)
    else:
        return True
    while 1:
        limit -= 1
        if not limit:
            return limit


def guarded(path):
    try:
        with open(path) as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise RuntimeError("no") from error
    except KeyError:
        pass
    else:
        print("else")
    finally:
        print("done")


def groups():
    try:
        run()
    except* ValueError as group:
        print(group)


def maybe(flag):
    if flag:
        value = 1
    print(value)
    del value
    assert flag, "message"


def choose(subject):
    match subject:
        case [1, x, *_] | {"x": x} if x:
            return x
        case Point(0, y=y) as point:
            return point, y
        case None | "text":
            return None
        case _:
            return subject

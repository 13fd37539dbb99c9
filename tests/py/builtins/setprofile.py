# sys.setprofile: which events come, in which order, with which arguments; generators, errors, natives that call back, greenlets.
import sys
from greenlet import greenlet, getcurrent

events = []


def describe(argument):
    if argument is None or isinstance(argument, (int, str)):
        return repr(argument)
    return getattr(argument, "__qualname__", type(argument).__name__)


def profiler(frame, event, argument):
    caller = frame.f_back.f_code.co_name if frame.f_back else None
    events.append((event, frame.f_code.co_name, describe(argument), caller))
    helper()


def helper():
    "Not told of: a profiler is not profiled."


def show(title):
    sys.setprofile(None)
    print("--", title)
    for event in events:
        print("  ", *event)
    events.clear()


def add(one, other=2, *rest, **named):
    return one + other


class Point:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Point(self.x + other.x)

    def __lt__(self, other):
        return self.x < other.x

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return True

    @property
    def double(self):
        return add(self.x, self.x)

    @staticmethod
    def static():
        return "static"

    @classmethod
    def of(cls, x):
        return cls(x)


print(sys.getprofile())
sys.setprofile(profiler)
print(sys.getprofile() is profiler)
show("print")

sys.setprofile(profiler)
add(1)
add(1, 3)
add(1, other=4)
add(*[1, 2, 3], **{"x": 1})
show("functions")

sys.setprofile(profiler)
p = Point(1) + Point.of(2)
p.double
Point.static()
p < p
show("methods")

sys.setprofile(profiler)
len([1])
[].append(1)
"a".upper()
str.upper("b")
int("5")
dict.fromkeys("ab")
[3, 1, 2].sort(key=add)
sorted([Point(2), Point(1)])
list(map(add, [1, 2]))
max([1, 2], key=lambda value: -value)
isinstance(1, int)
"x".join(["a"])
show("natives")

sys.setprofile(profiler)
for wrong in (lambda: 1 / 0, lambda: [].pop(), lambda: int("x"), lambda: {}["a"], lambda: add()):
    try:
        wrong()
    except Exception:
        pass
show("errors")


def numbers(count):
    for number in range(count):
        yield number
    return "end"


def outer():
    result = yield from numbers(2)
    yield result


sys.setprofile(profiler)
for number in numbers(2):
    pass
list(outer())
g = numbers(3)
next(g)
g.send(None)
g.close()
for g in (numbers(1), numbers(1), outer()):
    try:
        next(g) if events else None
        g.throw(KeyError("thrown"))
    except KeyError:
        pass
sum(number for number in range(2))
[number for number in range(2)]
show("generators")

sys.setprofile(profiler)
with Point(1) as p:
    raise ValueError
show("with")


def sets():
    sys.setprofile(profiler)
    return add(1)


def nested():
    sets()
    return 5


nested()
show("set inside")


def recursion(depth):
    return depth if depth == 0 else recursion(depth - 1)


sys.setprofile(profiler)
recursion(3)
show("recursion")


class Body:
    pass


sys.setprofile(profiler)


class Profiled:
    size = len("abc")

    def method(self):
        pass


exec("add(5)")
eval("add(6)")
show("bodies")

count = 0


def failing(frame, event, argument):
    global count
    count += 1
    if count == 3:
        raise RuntimeError("from the profiler")


def three():
    add(1)
    add(2)


sys.setprofile(failing)
try:
    three()
except RuntimeError as error:
    print(error, sys.getprofile())
print(count)

main = getcurrent()


def child(value):
    add(value)
    value = main.switch("first")
    add(value)
    return "last"


sys.setprofile(profiler)
g = greenlet(child)
g.switch(1)
g.switch(2)
show("greenlets")


def sets_and_waits():
    sys.setprofile(profiler)
    main.switch()
    add(9)


g = greenlet(sets_and_waits)


def around():
    add(8)
    g.switch()


g.switch()
around()
show("set in a greenlet")
for wrong in ((), (1, 2)):
    try:
        sys.setprofile(*wrong)
    except TypeError as error:
        print(error)

# random: seeds of every kind, distributions, state, subclasses, errors. Floats are shown to 12 digits.
import random


def short(value):
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, (list, tuple)):
        return [short(item) for item in value]
    return value


def show(function):
    try:
        print(short(function()))
    except Exception as error:
        print(type(error).__name__, error)


for seed in (0, 1, 42, -5, 2 ** 100, "abc", b"abc", bytearray(b"x"), "é", 1.5, True, 3.0):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(5), random.getrandbits(100), random.randrange(10), random.randrange(2 ** 70), random.randint(-5, 5))
for seed in ("abc", b"", "é"):
    random.seed(seed, version=1)
    print(seed, random.random())
r = random.Random(7)
for name in ("random", "gauss", "normalvariate", "expovariate", "triangular"):
    print(name, short([getattr(r, name)() for _ in range(5)]))
for name, args in (
    ("uniform", (1, 5)), ("lognormvariate", (0, 1)), ("vonmisesvariate", (1, 2)), ("vonmisesvariate", (0, 0)), ("gammavariate", (0.3, 2)),
    ("gammavariate", (1.0, 2)), ("gammavariate", (2.5, 2)), ("betavariate", (2, 3)), ("paretovariate", (3,)), ("weibullvariate", (1, 2)),
    ("triangular", (1, 10, 3)), ("triangular", (5, 5)), ("gauss", (5, 2)), ("expovariate", (0.5,)), ("randrange", (1, 100, 7)),
    ("randrange", (100, 1, -3)), ("binomialvariate", (1, 0.5)), ("binomialvariate", (10, 0.3)), ("binomialvariate", (10, 0.9)),
    ("binomialvariate", (1000, 0.4)), ("binomialvariate", (100000, 0.01)), ("binomialvariate", (5, 0.0)), ("binomialvariate", (5, 1.0)),
    ("choice", ("abcdef",)), ("sample", (range(100), 5)), ("sample", (range(10 ** 9), 3)), ("sample", ([1, 2, 3], 3)), ("randbytes", (7,)),
):
    print(name, args, short([getattr(r, name)(*args) for _ in range(4)]))
numbers = list(range(20))
r.shuffle(numbers)
print(numbers, r.sample("abc", 2, counts=[1, 2, 3]))
print(r.choices([1, 2, 3], k=5), r.choices("ab", [1, 9], k=6), r.choices("abc", cum_weights=[1, 2, 3], k=3))
state = r.getstate()
drawn = [r.random() for _ in range(3)]
r.setstate(state)
print(drawn == [r.random() for _ in range(3)], state[0], len(state[1]), state[1][:3], state[2])
for function in [
    lambda: r.randrange(0),
    lambda: r.randrange(5, 5),
    lambda: r.randrange(1, 10, 0),
    lambda: r.randrange(1, 0, 1),
    lambda: r.randrange(1, 5, -2),
    lambda: r.randrange(1.5),
    lambda: r.randrange(5, step=2),
    lambda: r.randint(5, 1),
    lambda: r.choice([]),
    lambda: r.sample([1], 2),
    lambda: r.sample({1}, 1),
    lambda: r.sample([1, 2], 1, counts=[1]),
    lambda: r.choices([1], k=2, weights=[0]),
    lambda: r.choices([1, 2], [1]),
    lambda: r.choices([1], 2),
    lambda: r.choices([1], [1], cum_weights=[1]),
    lambda: r.choices([1, 2], [float("inf"), 1]),
    lambda: r.choices([], k=1),
    lambda: r.seed([]),
    lambda: r.setstate((9,)),
    lambda: r.setstate((3, (1, 2), None)),
    lambda: r.setstate((3, 5, None)),
    lambda: r.getrandbits(-1),
    lambda: r.getrandbits(1.5),
    lambda: r.getrandbits(0),
    lambda: r.gammavariate(0, 1),
    lambda: r.binomialvariate(-1),
    lambda: r.binomialvariate(1, 2),
    lambda: random.Random(1, 2),
    lambda: r.expovariate(0),
    lambda: r.shuffle((1, 2)),
    lambda: random.Random(x=3).random(),
    lambda: r.randbytes(-1),
    lambda: r.randrange("a"),
]:
    show(function)


class Quarter(random.Random):
    def random(self):
        return 0.25


class Ones(random.Random):
    def getrandbits(self, k):
        return 1


print([Quarter().randrange(10) for _ in range(3)], Quarter().choice("abcd"), Quarter(5).uniform(0, 8))
print(Ones().randrange(10), Ones(3).random())
print([name for name in random.__all__ if not hasattr(random, name)])

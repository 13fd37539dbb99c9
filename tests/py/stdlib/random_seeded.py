# random with a seed: the exact sequence of CPython's Mersenne Twister.
import random
random.seed(42)
print(random.random(), random.random(), random.randrange(10), random.randrange(5, 50, 5), random.randint(1, 6), random.getrandbits(10), random.getrandbits(70), random.uniform(1, 2))
print(random.choice("abcdef"), random.choices("abc", k=5), random.choices("ab", weights=[1, 9], k=8), random.choices([1, 2, 3], cum_weights=[1, 2, 10], k=4), random.sample(range(100), 5), random.sample("abcdef", 6))
l = list(range(10)); random.shuffle(l); print(l)
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(1), random.triangular(0, 1, 0.5), random.betavariate(1, 2), random.gammavariate(2, 1), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1))
for seed in (0, 1, -1, 2 ** 70, "text", b"bytes", 1.5, True):
    random.seed(seed); print(repr(seed), random.random(), random.randrange(1000))
random.seed(7); state = random.getstate(); a = [random.random() for _ in range(3)]; random.setstate(state); print(a == [random.random() for _ in range(3)])
r1, r2 = random.Random(5), random.Random(5); print(r1.random() == r2.random(), r1.randrange(10 ** 30), r2.randrange(10 ** 30), r1.randbytes(5))
random.seed(3); print([random.randrange(2 ** 63 - 1) for _ in range(2)], random.randrange(1), [random.randint(0, 1) for _ in range(10)], random.randrange(-5, 5), random.randrange(10, 0, -3))
for text in ("random.randrange(0)", "random.randrange(5, 5)", "random.choice([])", "random.sample([1], 2)", "random.randint(2, 1)", "random.randrange(1.5)", "random.choices([], k=1)", "random.sample({1}, 1)", "random.shuffle((1, 2))", "random.seed([])", "random.getrandbits(-1)", "random.randrange(1, 2, 0)", "random.choices('ab', [1])"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
random.seed(1); print(sum(random.random() for _ in range(1000)), len(set(random.randrange(10 ** 9) for _ in range(100))), random.binomialvariate(10, 0.5))

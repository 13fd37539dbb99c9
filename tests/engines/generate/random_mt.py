"""Cases for the random number engine."""

import random

from common import Corpus


def seeded(seed, operation):
    source = random.Random()
    source.seed(seed)
    return operation(source)


def main():
    out = Corpus("random_mt")
    rng = out.random
    seeds = [0, 1, -1, 42, 2**32 - 1, 2**32, 2**64, 10**100, -(10**30), 2**20000 + 5, "", "a", "spam", "\u20ac", b"", b"\xff\x00", "x" * 3000]
    seeds += [rng.getrandbits(rng.randint(1, 400)) for _ in range(120)] + ["s" * rng.randint(1, 200) for _ in range(30)]
    for seed in seeds:
        kind = type(seed).__name__
        out.add(lambda: seeded(seed, lambda r: [r.random() for _ in range(8)]), "random_" + kind, seed)
        out.add(lambda: seeded(seed, lambda r: [r.getrandbits(32) for _ in range(1300)][-8:]), "later_words_" + kind, seed)
        sizes = [rng.choice([0, 1, 5, 31, 32, 33, 63, 64, 65, 100, 1000, rng.randint(0, 300)]) for _ in range(8)]
        out.add(lambda: seeded(seed, lambda r: [r.getrandbits(k) for k in sizes]), "bits_" + kind, seed, sizes)
        out.add(lambda: seeded(seed, lambda r: (r.getrandbits(7), [*r.getstate()[1]])[1][-9:]), "state_" + kind, seed)
    out.add(lambda: seeded(1, lambda r: [r.getrandbits(-1)]), "bits_int", 1, [-1])
    for position in range(600):
        out.add(lambda: seeded(position, lambda r: [r.random()]), "random_int", position)
        out.add(lambda: seeded(position, lambda r: [r.getrandbits(position)]), "bits_int", position, [position])
    out.write()

"""Cases for the hash engine. Integers in tuples and sets keep the result free of the text hash's random key."""

import math
import struct

from common import Corpus


def main():
    out = Corpus("hash")
    rng = out.random
    prime = 2**61 - 1
    whole = [0, 1, -1, -2, prime, -prime, prime + 1, prime - 1, 2 * prime, 2**61, 2**62, 2**63 - 1, 2**63, -2**63, 2**64 - 1, 2**64, 2**122, prime**3, 10**100]
    whole += [rng.choice([-1, 1]) * rng.getrandbits(rng.choice([10, 60, 61, 62, 63, 64, 65, 128, 200, 1000])) for _ in range(1000)]
    for value in whole:
        out.add(lambda: hash(value), "integer", value)
    reals = [0.0, -0.0, 1.0, -1.0, 0.5, 1e308, 5e-324, float("inf"), float("-inf"), 2.0**61, 2.0**-61, 0.1]
    reals += [struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0] for _ in range(1000)]
    reals += [rng.uniform(-1000, 1000) for _ in range(300)]
    reals = [value for value in reals if not math.isnan(value)]
    for value in reals:
        out.add(lambda: hash(value), "float", value)
    for _ in range(300):
        value = complex(rng.choice(reals), rng.choice(reals))
        out.add(lambda: hash(value), "complex", value.real, value.imag)
    for _ in range(1000):
        items = [rng.choice([rng.randint(-3, 10), rng.getrandbits(60), -rng.getrandbits(60)]) for _ in range(rng.randint(0, 12))]
        out.add(lambda: hash(tuple(items)), "tuple", items)
        members = sorted(set(items))
        out.add(lambda: hash(frozenset(members)), "frozenset", members)
    out.write()

"""Cases for the case and class methods of bytes."""

from common import Corpus

METHODS = "isalpha isdigit isalnum isspace isupper islower istitle title capitalize swapcase".split()


def main():
    out = Corpus("ascii")
    rng = out.random
    samples = [bytes([byte]) for byte in range(256)] + [b"", b"They're Bill's", b"A1B", b"Ab Cd", b"ab"]
    samples += [bytes(rng.choice(b"aAzZ09 _'\t\x1c\xe9\xc9") for _ in range(rng.randint(2, 8))) for _ in range(300)]
    for sample in samples:
        for method in METHODS:
            out.add(lambda: getattr(sample, method)(), method, sample)
    out.write()

"""Cases for the complex engine."""

from common import Corpus

INF, NAN = float("inf"), float("nan")


def parse_samples(rng):
    fixed = ["", " ", " ( 1+2j ) ", "1 +2j", "j", "-j", "+J", "+infj", "nan-infj", "1e5-2e-3J", "1j+2", "(1", "1)", "1+", "1+2", "1+j", "1-j",
             "\u0661+\u0662j", "\udc80", "1\0", "(1j)x", "1+2jj", "--1", "1__0", "1_0+2_0j", "_1", "infinityj", "infj", "1ej", "1e+j", ".j", "1.+.5j",
             "()", "( )", "((1))", "1e400+1e400j", "-0-0j", "1+-2j", "1++2j", "1_j", "it's_", "\x1cj", "\u2003j", "1+infinity", "nanj", "(nan)"]
    pool = "0123..e+-+-jJ_() infa"
    return fixed + ["".join(rng.choice(pool) for _ in range(rng.randint(1, 7))) for _ in range(900)] + [
        f"{rng.uniform(-9, 9):.{rng.randint(0, 5)}f}{rng.choice('+-')}{rng.uniform(0, 9):.{rng.randint(0, 5)}{rng.choice('fe')}}j" for _ in range(200)]


def main():
    out = Corpus("complex")
    rng = out.random
    parts = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.0, 1e300, 1e-300, 1e16, 123.456, INF, -INF, NAN, 5e-324]
    parts += [rng.uniform(-10, 10) for _ in range(25)] + [float(rng.randint(-120, 120)) for _ in range(20)]
    for sample in parse_samples(rng):
        out.add(lambda: complex(sample), "parse", sample)
    for _ in range(600):
        a = complex(rng.choice(parts), rng.choice(parts))
        out.add(lambda: repr(a), "repr", a.real, a.imag)
        out.add(lambda: abs(a), "absolute", a.real, a.imag)
        for _ in range(3):
            b = complex(rng.choice(parts), rng.choice([0.0, rng.choice(parts)]))
            if rng.random() < 0.3:
                b = complex(rng.randint(-110, 110), 0)
            arguments = (a.real, a.imag, b.real, b.imag)
            out.add(lambda: a + b, "add", *arguments)
            out.add(lambda: a - b, "subtract", *arguments)
            out.add(lambda: a * b, "multiply", *arguments)
            out.add(lambda: a / b, "divide", *arguments)
            out.add(lambda: a**b, "power", *arguments)
    out.write()

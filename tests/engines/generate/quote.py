"""Cases for the quoting engine."""

from common import Corpus


def main():
    out = Corpus("quote")
    rng = out.random
    pool = "ab'\"\\\n\r\t\0\x1f\x7f\x80\xa0\xad\xe9\u0378\u200b\u2028\u20ac\ud800\udfff\ue000\uffff\U0001f600\U000e0001\U0010ffff "
    samples = [chr(i) for i in range(0x300)] + ["", "it's", '"', "'\"", "\\'"]
    samples += ["".join(rng.choice(pool) for _ in range(rng.randint(0, 12))) for _ in range(1200)]
    for sample in samples:
        out.add(lambda: repr(sample), "repr", sample)
        out.add(lambda: ascii(sample), "ascii", sample)
        data = sample.encode("utf-8", "surrogatepass")
        out.add(lambda: repr(data), "bytes", data)
    out.write()

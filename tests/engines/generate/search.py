"""Cases for the search engine."""

from common import Corpus


def sample(rng, pool, most):
    return "".join(rng.choice(pool) for _ in range(rng.randint(0, most)))


def cases(out, prefix, value, part, other, width, limit, tabs, space):
    add = lambda function, operation, *arguments: out.add(function, prefix + operation, value, *arguments)
    add(lambda: value.find(part), "find", part)
    add(lambda: value.rfind(part), "rfind", part)
    add(lambda: value.count(part), "count", part)
    add(lambda: part in value, "contains", part)
    add(lambda: value.replace(part, other, limit), "replace", part, other, limit)
    add(lambda: value.split(part, limit), "split", part, limit)
    add(lambda: value.rsplit(part, limit), "rsplit", part, limit)
    add(lambda: value.split(None, limit), "split_whitespace", limit)
    add(lambda: value.rsplit(None, limit), "rsplit_whitespace", limit)
    add(lambda: value.splitlines(), "lines")
    add(lambda: value.splitlines(True), "lines_with_ends")
    add(lambda: value.partition(part), "partition", part)
    add(lambda: value.rpartition(part), "rpartition", part)
    for name in ("strip", "lstrip", "rstrip"):
        add(lambda: getattr(value, name)(), name)
        add(lambda: getattr(value, name)(part), name, part)
    for name in ("center", "ljust", "rjust"):
        add(lambda: getattr(value, name)(width, space), name, width, space)
    add(lambda: value.zfill(width), "zfill", width)
    add(lambda: value.expandtabs(tabs), "expandtabs", tabs)


def main():
    out = Corpus("search")
    rng = out.random
    pool = "aab \t\n\r\x0b\x0c\x1c\x1e\x1f\x85\u2028\u2003\xa0\u20ac\u20ad\U0001f600\ud83d\ude00+-0"
    for _ in range(450):
        value = sample(rng, pool if rng.random() < 0.6 else "ab a\t\n\r", 14)
        start = rng.randint(0, len(value))
        part = rng.choice(["a", "", "ab", "\u20ac", "\ud83d", value[start : start + rng.randint(0, 3)], sample(rng, pool, 3)])
        other = sample(rng, pool, 3)
        numbers = (rng.randint(-2, 20), rng.randint(-1, 4), rng.randint(-1, 9))
        cases(out, "text_", value, part, other, *numbers, rng.choice(["*", " ", "\u20ac", "\ud800"]))
        value, part, other = (text.encode("utf-8", "surrogatepass") for text in (value, part, other))
        cases(out, "bytes_", value, part, other, *numbers, rng.choice([b"*", b"\xff", b"\0"]))
    out.write()

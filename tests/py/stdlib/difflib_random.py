import difflib
import random

choose = random.Random(11)
WORDS = ["alpha", "beta", "gamma delta", "\tx = 1", "return None", "    pass", "#", "", "  ", "def f(a, b):", "abcDefghiJkl", "abcdefGhijkl"]


def line():
    letters = list(choose.choice(WORDS))
    for _ in range(choose.randrange(3)):
        letters.insert(choose.randrange(len(letters) + 1), choose.choice("xyz \t"))
    return "".join(letters) + "\n"


def changed(lines):
    lines = list(lines)
    for _ in range(choose.randrange(6)):
        place = choose.randrange(len(lines) + 1)
        if choose.random() < 0.4:
            lines.insert(place, line())
        elif place < len(lines) and choose.random() < 0.5:
            del lines[place]
        elif place < len(lines):
            text = lines[place]
            cut = choose.randrange(len(text))
            lines[place] = text[:cut] + choose.choice("abXY \t") + text[cut:]
    return lines


def digest(value):
    number = 0
    for char in repr(value):
        number = (number * 1000003 + ord(char)) % (1 << 61)
    return number


for round_ in range(60):
    old = [line() for _ in range(choose.randrange(25))]
    new = changed(old) if choose.random() < 0.8 else [line() for _ in range(choose.randrange(25))]
    delta = list(difflib.ndiff(old, new))
    assert list(difflib.restore(delta, 1)) == old and list(difflib.restore(delta, 2)) == new
    found = [delta, list(difflib.ndiff(old, new, difflib.IS_LINE_JUNK, None)),
             list(difflib.unified_diff(old, new, "old", "new", "then", "", n=choose.randrange(5))),
             list(difflib.context_diff(old, new, n=choose.randrange(5), lineterm=""))]
    if round_ % 5:
        first, second = "".join(old), "".join(new)
    else:
        first, second = ("".join(choose.choices("abcdefg", k=choose.choice([150, 199, 200, 300]))) for _ in range(2))
    matcher = difflib.SequenceMatcher(choose.choice([None, str.isspace]), first, second, choose.random() < 0.7)
    found += [matcher.get_matching_blocks(), matcher.get_opcodes(), matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio(),
              sorted(matcher.bjunk), sorted(matcher.bpopular), matcher.b2j, list(matcher.get_grouped_opcodes(2)),
              difflib.get_close_matches(line(), [line() for _ in range(20)], 4, choose.random())]
    print(round_, *map(digest, found))

# Word counts, wrapping, tables, caesar, anagrams, run-length, palindromes.
text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
words = [w.strip(",.").lower() for w in text.split()]
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:5]: print(f"{w:<8}|{'#' * n:<5}|{n:>3}")
print(max(words, key=len), sum(map(len, words)) / len(words), " ".join(reversed(words[:4])), text.count("was"), text.title()[:30], len(text.splitlines()))
def wrap(s, width):
    line, out = "", []
    for w in s.split():
        if len(line) + len(w) + bool(line) > width: out.append(line); line = w
        else: line = f"{line} {w}" if line else w
    return out + [line]
print(*wrap(text, 26), sep="\n")
def justify(s, w):
    parts = s.split(); gaps = len(parts) - 1
    if not gaps: return s.ljust(w)
    space = w - sum(map(len, parts)); q, r = divmod(space, gaps)
    return "".join(p + " " * (q + (i < r)) * (i < gaps) for i, p in enumerate(parts))
print(*(repr(justify(l, 26)) for l in wrap(text, 26)[:3]), sep="\n")
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if c.isalpha() and (b := 65 if c.isupper() else 97) else c for c in s)
print(caesar("Hello, World", 3), caesar(caesar("Hello, World", 3), -3))
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append(f"{j - i if j - i > 1 else ''}{s[i]}"); i = j
    return "".join(out)
def unrle(s):
    out, n = "", ""
    for c in s:
        if c.isdigit(): n += c
        else: out += c * int(n or 1); n = ""
    return out
print(rle("aaabccdddd"), unrle(rle("aaabccdddd")), rle(""), [unrle(rle(x)) == x for x in ("zz", "abc")])
groups = {}
for w in "listen silent enlist google elbow below inlets".split(): groups.setdefault("".join(sorted(w)), []).append(w)
print([g for g in groups.values() if len(g) > 1])
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("fig", 12, 0.25), ("melon", 1, 12.0)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows: print(" | ".join(f"{c:<{w}}" if isinstance(c, str) else f"{c:>{w}}" for c, w in zip(r, widths)))
def to_roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")): out += s * (n // v); n %= v
    return out
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024)], [s for s in ("level", "noon", "abc") if s == s[::-1]])

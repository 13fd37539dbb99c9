# Searching, splitting and replacing in pseudo-random strings, against slow models.
seed = 3
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return (seed >> 8) % n
def word(alphabet, n): return "".join(alphabet[rnd(len(alphabet))] for _ in range(n))
def find(s, t, start=0):
    for i in range(start, len(s) - len(t) + 1):
        if all(s[i + j] == t[j] for j in range(len(t))): return i
    return -1
def split(s, t):
    out, at = [], 0
    while (i := find(s, t, at)) >= 0: out.append(s[at:i]); at = i + len(t)
    return out + [s[at:]]
bad = 0
for i in range(400):
    alphabet = ("ab", "aé日", "x😀", "abc ")[i % 4]
    s, t, r = word(alphabet, rnd(40)), word(alphabet, 1 + rnd(3)), word(alphabet, rnd(4))
    parts = split(s, t)
    bad += s.find(t) != find(s, t) or (t in s) != (find(s, t) >= 0) or s.split(t) != parts or s.count(t) != len(parts) - 1 or s.replace(t, r) != r.join(parts) or t.join(s.split(t)) != s
    bad += s[::-1].find(t[::-1]) != (len(s) - len(t) - s.rfind(t) if t in s else -1) or s.rsplit(t, 1) != ([s[:s.rfind(t)], s[s.rfind(t) + len(t):]] if t in s else [s])
    bad += s.encode().decode() != s or s.encode("utf-16").decode("utf-16") != s or [ord(c) for c in s] != [ord(s[k]) for k in range(len(s))] or s.partition(t)[0] != parts[0] or sorted(s) != sorted(s[::-1])
    bad += s.encode().find(t.encode()) != (len(s[:s.find(t)].encode()) if t in s else -1) or s.startswith(t) != (s[:len(t)] == t) or s.strip("a") != s.lstrip("a").rstrip("a") or s.upper().lower() != s.lower() and "😀" not in s and False
    if i % 25 == 0: print(ascii(s[:12]), ascii(t), s.find(t), s.count(t), len(s.replace(t, r)), ascii(s.title()[:6]), hash(s) == hash(s[:1] + s[1:]))
print("bad", bad)

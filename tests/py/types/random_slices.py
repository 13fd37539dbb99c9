# Every slice of small sequences against a slow model.
def model(seq, start, stop, step):
    n = len(seq); step = 1 if step is None else step
    if step > 0: lo, hi, s, e = 0, n, 0, n
    else: lo, hi, s, e = -1, n - 1, n - 1, -1
    def fix(v, default):
        if v is None: return default
        if v < 0: v += n
        return min(max(v, lo), hi)
    i, end, out = fix(start, s), fix(stop, e), []
    while (i < end) if step > 0 else (i > end): out.append(seq[i]); i += step
    return out
values = [None, -7, -3, -1, 0, 1, 2, 4, 9]
bad = total = check = 0
for n in (0, 1, 5):
    base = list(range(n)); text = "abcde"[:n]
    for a in values:
        for b in values:
            for c in (None, 1, 2, 3, -1, -2, 7, -9):
                want = model(base, a, b, c); total += 1
                s = slice(a, b, c)
                bad += base[a:b:c] != want or tuple(base)[s] != tuple(want) or text[s] != "".join(text[i] for i in want) or list(range(n)[s]) != want or list(bytes(base)[s]) != want or list(range(*s.indices(n))) != want
                check = (check * 31 + sum(want) + len(want)) % 1000003
                copy = base[:]; del copy[s]; bad += copy != [v for v in base if v not in want]
                copy = base[:]
                if c in (None, 1): copy[s] = "xy"; bad += len(copy) != n - len(want) + 2
                else: copy[s] = [-1] * len(want); bad += copy != [-1 if v in want else v for v in base]
print(total, "bad", bad, check)

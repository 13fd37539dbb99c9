# Classic sorts, all compared with sorted().
seed = 42
def rnd(n):
    global seed
    seed = (1103515245 * seed + 12345) % 2 ** 31
    return seed // 65536 % n
def bubble(a):
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x: a[j + 1] = a[j]; j -= 1
        a[j + 1] = x
    return a
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r, out = merge(a[:m]), merge(a[m:]), []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def heap(a):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c + 1] > a[c]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]; i = c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1): a[0], a[n] = a[n], a[0]; sift(0, n)
    return a
def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and a[j - gap] > x: a[j] = a[j - gap]; j -= gap
            a[j] = x
        gap //= 2
    return a
def counting(a):
    if not a: return a
    lo, c = min(a), [0] * (max(a) - min(a) + 1)
    for x in a: c[x - lo] += 1
    return [v + lo for v, n in enumerate(c) for _ in range(n)]
def radix(a):
    for shift in range(0, 12, 4):
        buckets = [[] for _ in range(16)]
        for x in a: buckets[x >> shift & 15].append(x)
        a = [x for b in buckets for x in b]
    return a
for n in (0, 1, 2, 10, 150):
    data = [rnd(1000) for _ in range(n)]
    print(n, [f.__name__ for f in (bubble, insertion, merge, quick, heap, shell, counting, radix) if f(data[:]) != sorted(data)], sorted(data)[:5])
def binary_search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else -1
a = list(range(0, 100, 7)); print([binary_search(a, x) for x in (0, 49, 98, 50, -1, 200)], binary_search([], 1))
def kth(a, k): p = a[0]; l = [x for x in a if x < p]; e = a.count(p); return kth(l, k) if k < len(l) else p if k < len(l) + e else kth([x for x in a if x > p], k - len(l) - e)
print([kth([5, 3, 9, 1, 5, 7], k) for k in range(6)])

# heapq and bisect.
import heapq, bisect
h = []
for x in (5, 1, 8, 3, 9, 2): heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h); l = [9, 4, 7, 1, 8, 2]; heapq.heapify(l); print(l, [heapq.heappop(l) for _ in range(6)])
print(heapq.nlargest(3, [1, 9, 5, 7]), heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, ["aa", "b", "ccc"], key=len), heapq.nsmallest(10, [2, 1]), heapq.nlargest(0, [1]), list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge("ca", "b", reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)), heapq.nlargest(1, []))
for text in ("heapq.heappop([])", "heapq.heapreplace([], 1)", "heapq.heappush(5, 1)", "heapq.heapify((1,))", "heapq.heappush([1], 'a')", "heapq.heappushpop([], 3)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
class T:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, o): return self.p < o.p
q = []
for p, n in ((2, "b"), (1, "a"), (2, "c"), (0, "z")): heapq.heappush(q, T(p, n))
print([heapq.heappop(q).n for _ in range(4)]); data = [(i * 7919) % 100 for i in range(60)]; heapq.heapify(data); print([heapq.heappop(data) for _ in range(60)] == sorted((i * 7919) % 100 for i in range(60)))
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect(a, 0), bisect.bisect(a, 9), bisect.bisect_left(a, 4, 1, 3), bisect.bisect([], 1), bisect.bisect(a, 3, lo=3), bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]), bisect.bisect is bisect.bisect_right)
bisect.insort(a, 4); bisect.insort_left(a, 3); bisect.insort(a, 0); print(a); w = ["aa", "cccc"]; bisect.insort(w, "bbb", key=len); print(w)
for text in ("bisect.bisect(a, 'x')", "bisect.bisect(a, 1, -1)", "bisect.bisect(5, 1)", "bisect.bisect()", "bisect.insort((1,), 2)"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
print([("FDCBA"[bisect.bisect([60, 70, 80, 90], s)]) for s in (33, 99, 77, 70, 89, 90, 100)])

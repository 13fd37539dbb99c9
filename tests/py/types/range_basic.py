# range: construction, indexing, slicing, membership, equality, reversal, huge values.
for r in (range(5), range(2, 5), range(0, 10, 3), range(5, 0, -1), range(5, 0), range(0), range(-3, 3, 2), range(10, 0, -4), range(1, 2, 100)):
    print(r, list(r), len(r), bool(r), list(reversed(r)), r.start, r.stop, r.step, sum(r))
r = range(0, 20, 3)
print(r[0], r[-1], r[2:4], r[::-1], r[::2], r[5:1], r[-2:], r[10:], 3 in r, 4 in r, 3.0 in r, "a" in r, None in r, r.index(9), r.count(9), r.count(10), True in range(2))
for text in ("r[7]", "r[-8]", "range(1, 2, 0)", "range(1.5)", "range('a')", "range()", "range(1, 2, 3, 4)", "r.index(4)", "r[0] = 1", "r + r", "r < r", "range(None)", "r.start = 5", "range(stop=5)", "len(range(2 ** 70))", "next(r)"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
print(range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3)), range(3) != range(4), {range(2): 1}[range(0, 2)])
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, list(big), len(big), big[1], 10 ** 20 + 3 in big, big[-1], big[::-1], range(2 ** 70)[5], range(2 ** 70)[-1], range(-2 ** 65, 2 ** 65, 2 ** 64)[1:3], 2 ** 69 in range(2 ** 70), sum(big))
it = iter(range(3)); print(next(it), list(it), list(it), type(it).__name__)
print([i for i in range(3) for i in range(2)], list(zip(range(2), range(5, 7))), max(range(1, 9, 3)), min(range(3, 0, -1)), sorted(range(3), reverse=True), list(enumerate(range(5, 7))), tuple(range(2)), range(3).__contains__(1))
print(range(True), range(False, True), list(range(-1, -5, -2)), range(5)[1:][1:][0], range(10)[2:8:2][::-1], list(range(10)[::-3]), range(0, -5, -1)[2], len(range(0, 2 ** 63, 2 ** 61)), repr(range(1, 2, 1)), str(range(1, 5, 2)))
class I:
    def __index__(self): return 3
print(range(I()), range(1, I()), range(5)[I()], list(range(0, 9, I())))
for i in range(2 ** 62, 2 ** 62 + 2): print(i)
for i in range(2 ** 46, 2 ** 47, 2 ** 46): print(i)
for i in range(2 ** 64, 2 ** 64 + 2): print(i)

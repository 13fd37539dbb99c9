# list: every method, with edge arguments and errors.
l = [3, 1, 2]
l.append(4); l.extend("ab"); l.extend(x for x in [5]); l.insert(0, "first"); l.insert(-1, "before last"); l.insert(100, "end"); l.insert(-100, "start")
print(l, len(l))
print(l.pop(), l.pop(0), l.pop(-2), l); l.remove("a"); print(l, l.index(1), l.count(1), l.copy() == l, l.copy() is l)
l.reverse(); print(l); l.clear(); print(l)
for text in ("[].pop()", "[1].pop(5)", "[1].pop(-2)", "[1].remove(2)", "[1].index(2)", "[1, 2].index(1, 1)", "[1].pop('a')", "[1].insert('a', 1)", "[1].append()", "[1].append(1, 2)", "[].extend(5)", "[1].index()", "[1, 'a'].sort()", "[1].sort(1)", "[1].sort(key=1)", "[1] + 5", "[1] * 'a'", "[1] * 1.5", "[1][5]", "[1][5] = 0", "del [1][5]", "[1] < [None]", "hash([])", "[].sort(reverse='x')", "[1].copy(1)"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
print([1, 2, 3, 2].index(2, 2), [1, 2, 3].index(3, -1), [1, 2].index(2, -100, 100), [True, 1].index(1), [1.0].count(1), [[1]].count([1]))
print([1, 2] + [3], [1] * 3, 2 * [1, 2], [] * 5, [1] * 0, [1] * -1, [[]] * 2, [1, 2] == [1, 2], [1, 2] != [1], [1, [2]] == [1, [2]], [1] is [1])
a = [[0]] * 3; a[0].append(1); print(a)
b = [1, 2, 3]; b.extend(b); print(b); b += b[:1]; print(b); b[1:2] = [9, 9]; print(b)
c = [3, 1, 2]; print(c.sort(), c); c.sort(reverse=True); print(c); c.sort(key=lambda x: -x % 3); print(c)
w = ["bb", "a", "CC", "dd", "c"]; w.sort(key=str.lower); print(w); w.sort(key=len); print(w); w.sort(key=len, reverse=True); print(w)
print(list("abc"), list(range(3)), list({"k": 1}), list((1, 2)), list(), list(map(str, [1])), list([1]) == [1], list(zip("a", "b")))
print(1 in [1, 2], "x" not in [], None in [None], [1] in [[1]], float("nan") in [float("nan")], [1, 2, 3][-1], [1, 2, 3][True], [*[1], *[2]])
class Evil:
    def __eq__(self, o): target.clear(); return False
target = [Evil(), Evil(), Evil()]
print(1 in target, len(target))
target = [1, 2, Evil()]
try: target.index(5)
except ValueError as e: print(e, target)
d = list(range(5))
for x in d:
    if x % 2 == 0: d.remove(x)
print(d, [d.pop() for _ in range(len(d))], d)
e = [1, 2, 3]
it = iter(e); next(it); e.insert(0, 0); print(list(it), e.__len__(), e.__contains__(2), e.__getitem__(0), e.__iadd__([7]), e.__reversed__().__next__())

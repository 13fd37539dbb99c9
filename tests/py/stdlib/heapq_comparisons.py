# heapq and bisect: order, keys, sequences that change, errors.
import heapq, bisect
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e.args)
data = [(i * 7919 + 13) % 1009 for i in range(300)]
h = list(data)
heapq.heapify(h)
print(h[:20], [heapq.heappop(h) for _ in range(20)], len(h))
for x in data[:50]:
    heapq.heappush(h, -x)
print(h[:20], heapq.heappushpop(h, 5), heapq.heappushpop(h, -99999), heapq.heapreplace(h, 3), h[0])
print(heapq.nsmallest(5, data), heapq.nlargest(5, data), heapq.nsmallest(3, data, key=lambda x: -x), heapq.nlargest(3, data, key=lambda x: x % 10), heapq.nsmallest(1, data), heapq.nlargest(1, []), heapq.nsmallest(0, data), heapq.nsmallest(-3, data), heapq.nlargest(1000, data)[:3], heapq.nsmallest(2, iter(data)), heapq.nlargest(4, iter(data), key=str))
print(list(heapq.merge([1, 4, 7], [2, 5, 8], [3, 6, 9])), list(heapq.merge([9, 5], [8, 1], reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)), list(heapq.merge()), list(heapq.merge([1])), list(heapq.merge([1, 1], [1, 1.0])), list(heapq.merge([(1, 'a')], [(1, 'b'), (2, 'a')], [], key=lambda p: p[0])))
for f in [
    lambda: heapq.heappop([]),
    lambda: heapq.heappush((1,), 2),
    lambda: heapq.heapify((1, 2)),
    lambda: heapq.heapify(5),
    lambda: heapq.heappop(()),
    lambda: heapq.heapreplace([], 1),
    lambda: heapq.heappushpop([], 1),
    lambda: heapq.heapreplace((), 1),
    lambda: heapq.heappush([1], 'a'),
    lambda: heapq.heappush([]),
    lambda: heapq.heapify(),
    lambda: heapq.nsmallest(2, 5),
    lambda: heapq.nsmallest('a', [1, 2, 3]),
]:
    t(f)
class E:

    def __init__(self, v, l):
        self.v = v
        self.l = l

    def __lt__(self, o):
        self.l.append(E(1, self.l))
        return self.v < o.v
l = []
l.extend((E(i, l) for i in range(5)))
t(lambda: heapq.heapify(l))
l = []
l.extend((E(i, l) for i in range(5)))
t(lambda: heapq.heappop(l))
a = [1, 2, 2, 2, 5]
for x in (0, 1, 2, 3, 5, 6):
    print(bisect.bisect(a, x), bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect(a, x, 1), bisect.bisect(a, x, 1, 3), bisect.bisect_left(a, x, key=lambda v: v * 2), bisect.bisect_right(a, x, key=lambda v: v // 2))
b = [1, 3]
bisect.insort(b, 2)
bisect.insort_left(b, 2.0)
bisect.insort_right(b, 2)
print(b)
b = ['a', 'ccc']
bisect.insort(b, 'bb', key=len)
bisect.insort_left(b, 'dd', key=len)
print(b)
class L:

    def __init__(s):
        s.v = [1, 5]

    def __len__(s):
        return 2

    def __getitem__(s, i):
        print('get', i)
        return s.v[i]

    def insert(s, i, x):
        print('insert', i, x)
print(bisect.bisect(L(), 3))
bisect.insort(L(), 3)
for f in [
    lambda: bisect.bisect(a, 2, -1),
    lambda: bisect.bisect(5, 2),
    lambda: bisect.bisect(a, 'x'),
    lambda: bisect.bisect(a),
    lambda: bisect.bisect(),
    lambda: bisect.bisect(a, 2, 0, 100),
    lambda: bisect.bisect(a, 2, lo=1.5),
    lambda: bisect.bisect(a, 2, 0, None),
    lambda: bisect.bisect(a, 2, 0, 5, None),
    lambda: bisect.insort((1, 2), 3),
    lambda: bisect.bisect(a, 2, foo=1),
    lambda: bisect.bisect_left(a=a, x=2, lo=0, hi=-1),
    lambda: bisect.bisect(a, 2, key=5),
    lambda: bisect.bisect is bisect.bisect_right,
    lambda: bisect.insort.__name__,
]:
    t(f)

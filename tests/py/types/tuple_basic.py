# tuple: literals, methods, immutability, comparison, hashing, subclassing.
print((), (1,), 1, (1, 2), ((),), tuple(), tuple("ab"), tuple([1]), (1, (2, [3])), (1, 2,), (yes := 5,), repr((None,)))
t = (3, 1, 2, 1)
print(t[0], t[-1], t[1:3], t[::-1], len(t), t.count(1), t.index(1), t.index(1, 2), 1 in t, max(t), sorted(t), t + (9,), t * 2, 0 * t, t[5:])
for text in ("t[4]", "t[0] = 1", "del t[0]", "t.append(1)", "t + [1]", "t.index(9)", "t < [1]", "t * t", "tuple(5)", "tuple(1, 2)", "t.index()", "hash(([],))", "t += 1", "(1, 2) < (1, 'a')", "(1,)[2:'x']"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == [1, 2], (1, "a") > (1, "A"), ((1, 2), 3) < ((1, 3), 0), (float("nan"),) == (float("nan"),))
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "v"}[1, 2], {(): 1}, (1, 2) in {(1, 2)}, hash(()) == hash(tuple()), hash((1.0,)) == hash((1,)))
a = (1, 2); b = a + (); print(b is a, a[:] is a, tuple(a) is a, a * 1 is a)
a += (3,); print(a)
m = ([1], 2); m[0].append(5); print(m)
class P(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    x = property(lambda s: s[0])
p = P(1, 2); print(p, p.x, p == (1, 2), isinstance(p, tuple), type(p[:]).__name__, type(p + ()).__name__, hash(p) == hash((1, 2)))
(x, y), z = (1, 2), 3; print(x, y, z, *t, (*t, 0), [*t[:2]])
print(tuple(i for i in range(3)), tuple(zip((1, 2), (3, 4))), tuple(enumerate("a")), tuple({"k": 1}), tuple(map(str, (1, 2))), tuple(reversed((1, 2))))
def f(*args): return args
print(f(), f(1), f(*t) == t, type(f()).__name__, t.__class__, (1, 2).__contains__(1), t.__getitem__(slice(1, 2)), (1,).__add__((2,)), t.__len__(), t.__mul__(0), t.__iter__().__next__())
nested = ()
for i in range(5): nested = (nested, i)
print(nested)

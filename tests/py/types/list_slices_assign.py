# list: slice assignment and deletion with every step, aliasing, odd sources.
def fresh(): return list(range(10))
for sl in (slice(0, 0), slice(2, 5), slice(5, 2), slice(None), slice(-3, None), slice(20, 30), slice(None, None, 2), slice(1, None, 3), slice(None, None, -1), slice(8, 2, -2)):
    l = fresh(); del l[sl]
    m = fresh(); got = m[sl]
    n = fresh()
    n[sl] = ["x"] * len(got)
    print(sl, got, l, n)
l = fresh(); l[2:2] = l; print(l)
l = fresh(); l[1:4] = iter("ab"); print(l)
l = fresh(); l[3:1] = "z"; print(l)
l = fresh(); l[-100:100] = (); print(l)
l = fresh(); l[::-1] = l; print(l)
l = fresh(); l[::2] = l[1::2]; print(l)
l = fresh(); l[5:] = range(3); print(l)
l = fresh(); l[:] = {"k": 1}; print(l)
l = [1, 2, 3]; l[1:2] = []; print(l)
l = [1]; l[0:] = [l]; print(l[0] is l or l)
for text in ("l[::2] = [1, 2, 3, 4, 5, 6]", "l[::-1] = []", "l[0:2:2] = 5", "l[0:1] = None", "l[0:1] = 5", "l[1:5:2] = 'x'"):
    l = fresh()
    try: exec(text); print(text, l)
    except Exception as e: print(text, type(e).__name__, e)
class Grow:
    def __init__(self, l): self.l = l
    def __iter__(self):
        self.l.append("while iterating")
        yield "g"
l = [1, 2]; l[0:1] = Grow(l); print(l)
l = [1, 2, 3]; l[1:1] = l[:2]; print(l)
l = fresh(); l[2:8:3] = [20, 50]; print(l); del l[-1:-6:-2]; print(l)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(-1, None, -1).indices(4), slice(5), s == slice(1, 10, 2), slice(1) < slice(2), repr(slice("a", None)))
for bad in ("slice()", "slice(1, 2, 3, 4)", "slice(1).indices(-1)", "slice(1).indices('a')", "slice(None, None, 0).indices(3)"):
    try: eval(bad)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
l = fresh(); a, l[1:3], *b = 1, "pq", 2; print(l, b)
l = fresh(); l[2:5] += ["added"]; print(l)
l = fresh(); l[0], l[1] = l[1], l[0]; l[2:4], l[4:6] = l[4:6], l[2:4]; print(l)

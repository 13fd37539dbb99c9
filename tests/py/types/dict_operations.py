# Pseudo-random operations on dicts; keys of one hash; __missing__.
state = 4242
def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
d = {}
def key():
    k = rnd(5)
    return [rnd(30), str(rnd(30)), (rnd(4), rnd(3)), rnd(30) / 2, None][k]
for rep in range(800):
    k = rnd(14); x = key()
    if k < 4: d[x] = rnd(100)
    elif k == 4: print(d.pop(x, 'no'))
    elif k == 5 and d: print(d.popitem())
    elif k == 6: print(d.setdefault(x, rnd(5)))
    elif k == 7: d.update({key(): 1, key(): 2})
    elif k == 8: d |= [(key(), 3)]
    elif k == 9: d = d | {key(): 7}
    elif k == 10: print(x in d, d.get(x), d == dict(list(d.items())), len(d))
    elif k == 11: print(list(reversed(d)), list(reversed(d.items()))[:3], list(d.values())[:5])
    elif k == 12:
        try: del d[x]
        except KeyError as e: print('KeyError', e)
    elif k == 13 and rnd(30) == 0: d.clear()
    if rep % 20 == 0: print(d)
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return s.v % 3
    def __eq__(s, o): return isinstance(o, K) and s.v == o.v
    def __repr__(s): return 'K%d' % s.v
d = {}
st = set()
for rep in range(500):
    x = K(rnd(40))
    k = rnd(5)
    if k < 2: d[x] = rep; st.add(x)
    elif k == 2: print(d.pop(x, None)); st.discard(x)
    elif k == 3: print(x in d, x in st, d.get(x))
    else: print(len(d), len(st))
    if rep % 50 == 0: print(d, st)
class H(dict):
    def __missing__(s, k): return ('missing', k)
h = H(a=1); print(h['a'], h['b'], h.get('b'), h)

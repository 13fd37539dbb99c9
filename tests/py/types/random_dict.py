# A long series of dict operations against a list of pairs.
seed = 5
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return (seed >> 8) % n
class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 4
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
    def __repr__(self): return f"k{self.v}"
keys = list(range(12)) + [f"s{i}" for i in range(12)] + [(i, i) for i in range(4)] + [Key(i) for i in range(10)] + [None, 1.5, 2 ** 70]
d, model = {}, []
def find(k): return next((i for i, (x, _) in enumerate(model) if type(x) is type(k) and x == k or x is k), None)
bad = 0
for step in range(6000):
    k, op, at = keys[rnd(len(keys))], rnd(12), None
    at = find(k)
    if op < 5:
        d[k] = step
        if at is None: model.append((k, step))
        else: model[at] = (model[at][0], step)
    elif op < 8:
        got = d.pop(k, "absent"); bad += got != (model.pop(at)[1] if at is not None else "absent")
    elif op == 8:
        if d: bad += d.popitem() != model.pop()
    elif op == 9: bad += d.setdefault(k, step) != (model[at][1] if at is not None else (model.append((k, step)) or step))
    elif op == 10: bad += (k in d) != (at is not None) or d.get(k) != (model[at][1] if at is not None else None)
    elif rnd(40) == 0: d = dict(d) if rnd(2) else d.copy()
    if step % 50 == 0: bad += list(d.items()) != model or len(d) != len(model)
    if step % 500 == 0: print(step, len(d), list(d)[:4], list(d.values())[-2:])
print("bad", bad, len(d))

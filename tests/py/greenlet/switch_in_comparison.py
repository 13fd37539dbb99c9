# Switching inside __lt__, __eq__, __contains__, min and max.
from greenlet import greenlet, getcurrent
main = getcurrent()
class N:
    def __init__(self, v): self.v = v
    def __lt__(self, o): main.switch(f"{self.v}<{o.v}"); return self.v < o.v
    def __gt__(self, o): main.switch(f"{self.v}>{o.v}"); return self.v > o.v
    def __eq__(self, o): main.switch(f"{self.v}=={getattr(o, 'v', o)}"); return self.v == getattr(o, "v", o)
    def __hash__(self): main.switch(f"hash {self.v}"); return self.v
def drive(f):
    g = greenlet(f); r = g.switch(); steps = []
    while not g.dead: steps.append(r); r = g.switch()
    return steps, r
print(drive(lambda: [n.v for n in sorted([N(2), N(1), N(3)])]))
print(drive(lambda: min(N(2), N(1)).v), drive(lambda: max([N(1), N(2)]).v))
print(drive(lambda: 2 in [N(1), N(2)]))
print(drive(lambda: [N(1), N(2)].index(2)), drive(lambda: [N(5)].count(5)))
print(drive(lambda: [N(1), N(2)] == [N(1), N(3)]), drive(lambda: (N(1),) < (N(2),)))
print(drive(lambda: len({N(1): "a", N(1): "b"})))
print(drive(lambda: {N(1): "found"}[N(1)]))
print(drive(lambda: N(7) in {N(7)}))
def removing():
    l = [N(1), N(2)]
    l.remove(2)
    return len(l)
print(drive(removing))

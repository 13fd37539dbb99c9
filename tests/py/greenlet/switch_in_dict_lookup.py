# A dict lookup parked inside __eq__ while another greenlet changes the dict.
from greenlet import greenlet, getcurrent
main = getcurrent()
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o):
        main.switch(("eq", self.n, o.n))
        return self.n == o.n
d = {K("a"): 1}
probe = K("b")
g = greenlet(lambda: d.get(probe, "absent"))
print(g.switch())
d.clear()
d["other"] = 2
print(g.switch(), d)
d = {K("a"): 1}
g = greenlet(lambda: d.get(K("a"), "absent"))
print(g.switch(), g.switch())
d = {K("x"): 1}
def setter(): d[K("y")] = 2; return sorted(getattr(k, "n", "") for k in d)[-2:]
g = greenlet(setter)
print(g.switch())
for i in range(50): d[f"s{i}"] = i
print(len(d))
r = g.switch()
while not g.dead: r = g.switch()
print(len(d))
s = {K(1)}
g1, g2 = greenlet(lambda: K(1) in s), greenlet(lambda: K(2) in s)
print(g1.switch(), g2.switch())
print(g2.switch(), g1.switch())
d = {K("a"): "v"}
g = greenlet(lambda: d[K("a")])
g.switch()
print(repr(g.throw()), g.dead, len(d))
g = greenlet(lambda: d[K("a")])
g.switch()
try: g.throw(ValueError("in __eq__"))
except ValueError as e: print(e)

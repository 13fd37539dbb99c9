# Slices: get, set, delete, extended, out of range, objects with __index__.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[:], l[-3:], l[:-7], l[3:3], l[5:2], l[100:], l[-100:2])
print(l[::2], l[1::3], l[::-1], l[8:2:-2], l[-1:-5:-1], l[:3:-3], l[::100])
l[2:4] = "abc"
print(l)
l[:0] = [-1]
l[len(l):] = ["end"]
print(l)
l[::4] = "wxyz"
print(l)
del l[1:3], l[-1]
print(l)
del l[::2]
print(l)
l[1:1] = (i for i in range(2))
print(l)
l[:] = l[::-1]
print(l)
m = [1, 2, 3]
m[1:2] = m
print(m)
m[5:1] = ["odd"]
print(m)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print("abcdef"[I(1):I(-1)], (1, 2, 3)[I(-1)], range(10)[I(2):I(8):I(3)])
class S:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
s = S()
print(s[1:2], s[:], s[::], s[1:2, 3], s[..., None], s[()], s["a":"b":"c"], s[1,])
s[1:2] = 3
s[::2, 1] = 4
del s[:, ...]
s[0] += ()  if isinstance(s[0], tuple) else 1
for text in ["l[::0]", "l['a':]", "l[1.0:2]", "l[::2] = [1]", "l[0:1] = 5", "l[None]", "del 'a'[0]", "'abc'[0] = 'x'", "(1,)[0:1] = ()"]:
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)

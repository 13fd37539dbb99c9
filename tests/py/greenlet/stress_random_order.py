# A long pseudo-random schedule over greenlets of different depths; a checksum must match.
from greenlet import greenlet, getcurrent
main = getcurrent()
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return (seed >> 8) % n
def worker(i):
    def dive(n, acc):
        locals_ = [i, n, acc]
        if n: r = dive(n - 1, acc + n)
        else: r = main.switch(acc)
        if locals_ != [i, n, acc]: return -10 ** 9
        return r + n
    total = 0
    while True: total = (total * 31 + dive(rnd(25), i)) % 1000003
gs = [greenlet(worker) for _ in range(60)]
check = 0
for i, g in enumerate(gs): check = (check * 7 + g.switch(i)) % 1000003
for step in range(6000):
    k = rnd(len(gs)); check = (check * 7 + gs[k].switch(step)) % 1000003
    if step % 50 == 0:
        gs[k] = greenlet(worker); gs[k].switch(k)
print(check)
gs.clear()
def nested(depth):
    if depth == 0: return main.switch(1)
    inner = greenlet(nested); inner.parent = getcurrent()
    r = inner.switch(depth - 1)
    while not inner.dead: r = inner.switch(r)
    return r + depth
g = greenlet(nested); r = g.switch(8); n = 0
while not g.dead: r = g.switch(r); n += 1
print(r, n)

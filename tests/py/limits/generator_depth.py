# Chains of generators and comprehension nesting.
def chain(n):
    if n: yield from chain(n - 1)
    yield n
print(sum(chain(100)), len(list(chain(300))))
g = iter(range(5))
for _ in range(200): g = (x + 1 for x in g)
print(list(g))
m = range(3)
for _ in range(150): m = map(lambda x: x + 1, m)
print(list(m))
z = "abc"
for _ in range(100): z = iter(list(z))
print(list(z))
gens = [(i for i in range(3)) for _ in range(5000)]
print(sum(next(g) for g in gens), sum(next(g) for g in gens), sum(sum(g) for g in gens))
def coroutine():
    total = 0
    while True: total += yield total
cs = [coroutine() for _ in range(2000)]
for c in cs: next(c)
print(sum(c.send(i) for i, c in enumerate(cs)), cs[5].send(1))
print(eval("[" * 15 + "1" + " for _ in 'a']" * 15), [[[[i + j + k for i in range(2)] for j in range(2)] for k in range(2)] for _ in range(1)])
def infinite():
    n = 0
    while True: yield n; n += 1
it = infinite()
for _ in range(100000): last = next(it)
print(last)

# Infinite streams, tee-ing and merging with greenlets instead of generators.
from greenlet import greenlet, getcurrent
class Stream:
    def __init__(self, f, *a): self.g = greenlet(f); self.a = a; self.started = False
    def __iter__(self): return self
    def __next__(self):
        self.g.parent = getcurrent()
        v = self.g.switch(*(() if self.started else self.a)); self.started = True
        if self.g.dead: raise StopIteration(v)
        return v
def emit(v): getcurrent().parent.switch(v)
def count(n=0):
    while True: emit(n); n += 1
def take(n, s):
    for _ in range(n): emit(next(s))
def mapped(f, s):
    for v in s: emit(f(v))
def merge(*ss):
    heads = [(next(s), i) for i, s in enumerate(ss)]
    while True:
        v, i = min(heads); emit(v); heads[i] = (next(ss[i]), i)
print(list(Stream(take, 5, Stream(count, 10))))
print(list(Stream(take, 6, Stream(mapped, lambda x: x * x, Stream(count)))))
print(list(Stream(take, 10, Stream(merge, Stream(mapped, lambda x: 2 ** x, Stream(count)), Stream(mapped, lambda x: 3 ** x, Stream(count))))))
s = Stream(take, 2, Stream(count)); print(next(s), next(s), next(s, "end"), s.g.dead)
def sieve(s):
    p = next(s); emit(p)
    while True:
        s = Stream(filtered, p, s); p = next(s); emit(p)
def filtered(p, s):
    for v in s:
        if v % p: emit(v)
print(list(Stream(take, 15, Stream(sieve, Stream(count, 2)))))
def fib():
    a, b = 0, 1
    while True: emit(a); a, b = b, a + b
print(list(Stream(take, 12, Stream(fib))), [x + y for x, y in zip(Stream(take, 3, Stream(count)), Stream(fib))])

# Generators as coroutines: pipelines, schedulers, state machines, recursion.
def coroutine(f):
    def start(*a): g = f(*a); next(g); return g
    return start
@coroutine
def printer(prefix):
    while True: print(prefix, (yield))
@coroutine
def grep(pattern, target):
    while True:
        line = yield
        if pattern in line: target.send(line)
@coroutine
def broadcast(*targets):
    while True:
        v = yield
        for t in targets: t.send(v)
b = broadcast(grep("a", printer("has a:")), grep("b", printer("has b:")))
for w in ("abc", "xyz", "bob", "cat"): b.send(w)
@coroutine
def averager():
    total, n, avg = 0, 0, None
    while True: total += yield avg; n += 1; avg = total / n
av = averager(); print([av.send(v) for v in (10, 20, 60)])
def tokens(text):
    i = 0
    while i < len(text):
        if text[i].isspace(): i += 1; continue
        j = i
        while j < len(text) and text[j].isalnum() == text[i].isalnum() and not text[j].isspace() and (text[i].isalnum() or j == i): j += 1
        yield text[i:j]; i = j
print(list(tokens("foo(12+bar) * 3")))
def scheduler(tasks):
    queue = list(tasks); out = []
    while queue:
        t = queue.pop(0)
        try: out.append(next(t)); queue.append(t)
        except StopIteration as e: out.append(f"end {e.value}")
    return out
def task(n, k):
    for i in range(k): yield f"{n}{i}"
    return n
print(scheduler([task("a", 3), task("b", 1), task("c", 2)]))
def inorder(t): 
    if t: l, v, r = t; yield from inorder(l); yield v; yield from inorder(r)
print(list(inorder(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def perms(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for p in perms(xs[:i] + xs[i + 1:]): yield [x] + p
print(["".join(p) for p in perms("abc")])
@coroutine
def machine():
    state = "off"
    while True:
        event = yield state
        match state, event:
            case "off", "press": state = "on"
            case "on", "press": state = "off"
            case _, "break": state = "broken"
m = machine(); print([m.send(e) for e in ("press", "press", "noop", "break", "press")])
def take(n, it): return [x for _, x in zip(range(n), it)]
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(list(collatz(7)), max(range(1, 100), key=lambda n: sum(1 for _ in collatz(n)))); print(take(5, (x * x for x in iter(int, 1))))

# Loops inside try, try inside loops, iterators that fail, generators closed by break.
def src(n, fail=None):
    try:
        for i in range(n):
            if i == fail: raise ValueError(f"fail at {i}")
            yield i
    finally: print("source closed", end="; ")
def run(n, fail, stop):
    out = []
    try:
        for v in src(n, fail):
            try:
                if v == stop: break
                if v % 2: continue
                out.append(v)
            finally: out.append(f"f{v}")
        else: out.append("else")
    except ValueError as e: out.append(str(e))
    return out
for args in ((3, None, None), (3, 1, None), (3, None, 1), (0, None, None), (4, 3, 2)): print(run(*args))
def retry(times):
    for attempt in range(1, times + 1):
        try:
            if attempt < 3: raise OSError(attempt)
            return f"worked at {attempt}"
        except OSError as e:
            last = e
            continue
    raise RuntimeError("gave up") from last
print(retry(5))
try: retry(2)
except RuntimeError as e: print(e, repr(e.__cause__))
def nested():
    log = []
    for i in range(3):
        for j in range(3):
            try:
                if i == j: continue
                if j == 2: break
                log.append((i, j))
                1 / (i - 2)
            except ZeroDivisionError: log.append("z"); break
            finally: log.append("f")
        else: log.append("inner else")
    else: log.append("outer else")
    return log
print(nested())
def while_else(n):
    while n:
        try: n -= 1; 10 // (n - 1)
        except ZeroDivisionError: break
    else: return "exhausted"
    return f"broke at {n}"
print(while_else(5), while_else(1), while_else(0))
class Flaky:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2: raise KeyError("temporary")
        if self.n > 4: raise StopIteration
        return self.n
f, seen = Flaky(), []
while True:
    try:
        for v in f: seen.append(v)
        break
    except KeyError as e: seen.append(repr(e))
print(seen)
def gen_return():
    for i in range(3):
        try: yield i
        finally:
            if i == 1: return
print(list(gen_return()), [x for x in src(2)], sum(x for x in src(3)), next(src(1)), 1 in src(5), any(src(3)))
def first(it):
    for x in it: return x
print(first(src(3))); a, b = src(2); print(a, b)
try: a, b = src(5)
except ValueError as e: print(e)

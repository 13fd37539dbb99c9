# After RecursionError everything still works, finally blocks run, handlers may call.
import sys
sys.setrecursionlimit(120)
log = []
def f(n):
    try: f(n + 1)
    finally: log.append(n)
try: f(0)
except RecursionError: pass
print(log[0] - log[-1] == len(log) - 1, log[-1], len(log) > 80)
def g(n):
    try: return g(n + 1)
    except RecursionError: return helper(n)
def helper(n): return ("helper called near the limit", n > 80)
print(g(0))
def h():
    with M(): h()
class M:
    depth = 0
    def __enter__(self): M.depth += 1
    def __exit__(self, *a): M.depth -= 1
try: h()
except RecursionError: print("with", M.depth)
def gen(n):
    yield n
    yield from gen(n + 1)
count = 0
try:
    for _ in gen(0): count += 1
except RecursionError: print("generators", 40 < count < 120)
class P:
    @property
    def p(self): return self.p
try: P().p
except RecursionError as e: print("property", e)
class D:
    def __del__(self): log.append("del")
log.clear()
def with_del():
    d = D(); with_del()
try: with_del()
except RecursionError: pass
print(len(log) > 50, set(log))
for _ in range(50):
    try: f(0)
    except RecursionError: pass
print("fifty times")

# Just under and just over sys.setrecursionlimit, for plain calls.
import sys
def depth(n): return n if n == 0 else depth(n - 1) + 1
sys.setrecursionlimit(200)
print(depth(150))
try: depth(250)
except RecursionError as e: print(e)
print(depth(150))
def measure(n=0):
    try: return measure(n + 1)
    except RecursionError: return n
first = measure()
print(first == measure() == measure(), 180 < first < 200)
sys.setrecursionlimit(400); print(measure() - first)
sys.setrecursionlimit(1000); print(depth(900))
sys.setrecursionlimit(5000); print(depth(4000))
sys.setrecursionlimit(20000); print(depth(15000))
sys.setrecursionlimit(150)
def low():
    try: sys.setrecursionlimit(5)
    except RecursionError as e: print(e)
low(); sys.setrecursionlimit(150)
def deep_then_lower(n):
    if n: return deep_then_lower(n - 1)
    try: sys.setrecursionlimit(20)
    except RecursionError as e: return str(e)
print(deep_then_lower(50), sys.getrecursionlimit())

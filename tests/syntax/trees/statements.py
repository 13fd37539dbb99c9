"""All statements, but for match."""
import a, b.c as d, e . f
from . import g
from .h import (i, j as k,)
from .... l import m
from n.o import *
x = y = z, = 1, 2
(x) = [y, *z] = (x, (y, z)) = w
x: int
(x): int = 1
x.y: "str" = yield_, 3
x[0]: int
x += 1; y -= 2; z *= 3; x @= 4; x /= 5; x %= 6; x &= 7; x |= 8; x ^= 9; x <<= 1; x >>= 2; x **= 3; x //= 4
del x, (y, z), [w], a.b, c[0]
pass;
assert x
assert x, "message"
raise
raise E
raise E from None
global g1, g2
def f():
    nonlocal n
    return
    return x, *y
    yield
    x = yield
    yield x, *y
    x = yield from y
    await x
if a: b
elif c:
    d
elif e: f; g
else:
    h
while x:
    break
else: continue
for x, *y in z, *w:
    pass
for (a.b) in c: pass
else:
    pass
try:
    pass
except:
    pass
try: pass
except A: pass
except (B, C) as e:
    pass
else: pass
finally: pass
try:
    pass
finally:
    pass
try:
    pass
except* A as e: pass
except *(B, C):
    pass
with a: pass
with a, b as c, d as (e, f), g as [h], i as j.k: pass
with (a): pass
with (a, b): pass
with (a, b) as c: pass
with (a as b): pass
with (a as b, c as d,):
    pass
with (a, *b): pass
with (a := b): pass
with (a := b, c): pass
with ((a := b), c): pass
with (a for a in b): pass
with (yield): pass
with (): pass
with (a).b: pass
with (a), (b): pass
with (a) as b, (c): pass
with (a, b)[0], (c) as d: pass
with (a or
      b): pass
async def f(a):
    async with a as b: pass
    async for x in y: pass
    else: pass
    return [x async for x in y if await z]
@a
@b.c(d)
@(e := f)
def g(): pass
@x
class C: pass
class D(A, *B, m=n, **k): x = 1
class E(): pass
type X = int
type Y[T, *U, **V] = T | int
type Z[T: (int, str) = int, *U = *V, **W = [int]] = 1
type = type; match = case = _ = 1
type(x); match(x); case(x); match[x]; match.y; match, case; match * x; match -x
print(match [x], type [y])
match: int
type: str = 1
if x: type W = 2

# Async generators, async with and comprehensions, by hand; errors of coroutines.
def run(c):
    steps = []
    try:
        v = None
        while True: steps.append(c.send(v)); v = len(steps)
    except StopIteration as e: return steps, e.value
class Y:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
async def agen(n):
    try:
        for i in range(n):
            got = yield await Y(("await", i))
            if got: print("got", got)
    finally: print("agen finally")
async def use():
    out = [x async for x in agen(2)]
    out += [x async for x in agen(3) if x and x > 3]
    g = agen(5); out.append(await g.__anext__()); out.append(await g.asend("sent")); await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: out.append("stopped")
    return out
print(run(use()))
async def thrower():
    g = agen(3); await g.__anext__()
    try: await g.athrow(ValueError("thrown"))
    except ValueError as e: return str(e)
print(run(thrower()))
async def nested():
    async def inner(x): return await Y(x) + x
    return [await inner(i) for i in range(3)], {i: await inner(i) async for i in agen(1)}, sum([x async for x in agen(2)])
print(run(nested()))
async def c(): return 1
co = c(); print(type(co).__name__, co.__name__, co.cr_running, co.cr_await); co.close(); co.close()
try: co.send(None)
except RuntimeError as e: print(e)
co = c()
try: co.send(5)
except TypeError as e: print(e)
co.close(); co = c()
try: iter(co)
except TypeError as e: print(e)
co.close()
async def fin():
    try: await Y("parked")
    finally: print("fin finally")
f = fin(); print(f.send(None)); f.close(); f = fin(); f.send(None); del f; print("dropped")
async def anext_(): g = agen(1); return await anext(g), await anext(g, "default")
print(run(anext_())); print([type(x).__name__ for x in (agen(1), use)]); import types
@types.coroutine
def old(): r = yield "old style"; return r
async def uses_old(): return await old()
print(run(uses_old()))
for bad in ("async def f():\n yield 1\n return 2", "async def f(): yield from x", "def f(): await x", "def f():\n async for x in y: pass", "[x async for x in y]", "async with x: pass", "def f(): [await x for x in y]", "lambda: await x", "await = 1", "async = 1"):
    try: compile(bad, "f", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)

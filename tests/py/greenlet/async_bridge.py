# Awaiting in the parent for synchronous code in a child (the greenlet_spawn pattern).
from greenlet import greenlet, getcurrent
class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self): got = yield self.n; return f"slept {got}"
class Bridge(greenlet):
    pass
def await_(awaitable):
    g = getcurrent()
    if not isinstance(g, Bridge): raise RuntimeError("await_ needs run_sync")
    return g.parent.switch(awaitable)
async def run_sync(f, *args):
    g = Bridge(f, getcurrent()); result = g.switch(*args)
    while not g.dead:
        try: value = await result
        except Exception as e: result = g.throw(e)
        else: result = g.switch(value)
    return result
def legacy(n):
    print("sync code starts")
    a = await_(Sleep(n))
    def deeper(k): return await_(Sleep(k)) if k == 0 else deeper(k - 1)
    b = deeper(3)
    try: await_(failing())
    except ValueError as e: c = f"caught {e}"
    return [a, b, c, sorted([3, 1, 2], key=lambda x: int(await_(Sleep(x)).split()[1]))]
async def failing():
    await Sleep("f"); raise ValueError("from a coroutine")
async def main(): return await run_sync(legacy, 5), await run_sync(lambda: "no await at all")
c, sent = main(), None; log = []
try:
    while True: asked = c.send(sent); log.append(asked); sent = asked if isinstance(asked, int) else 0
except StopIteration as e: print(e.value)
print(log)
try: await_(Sleep(1))
except RuntimeError as e: print(e)
async def errors(): return await run_sync(lambda: 1 / 0)
try: errors().send(None)
except ZeroDivisionError as e: print(e)

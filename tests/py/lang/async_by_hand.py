# async def and await driven by send(): no event loop.
class Step:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return ("got", got)
async def child(n):
    r = await Step(n)
    print("child", r)
    return n * 10
async def main():
    print("main starts")
    a = await child(1)
    try:
        b = await child(2)
    except ValueError as e:
        b = f"caught {e}"
    return a, b
c = main()
print(type(c).__name__, c.send(None))
print(c.send("x"))
try: c.send("y")
except StopIteration as e: print(e.value)
c = main()
c.send(None); c.send(0)
try: c.throw(ValueError("v"))
except StopIteration as e: print(e.value)
c = main()
c.send(None)
c.close()
try: c.send(None)
except RuntimeError as e: print(e)
async def fail(): raise KeyError("k")
try: fail().send(None)
except KeyError as e: print(repr(e))
class M:
    async def __aenter__(self): print("aenter"); return await Step("enter")
    async def __aexit__(self, *a): print("aexit", a[0]); await Step("exit"); return True
class It:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def full():
    async with M() as m:
        print(m)
        raise OSError("suppressed")
    async for x in It(): print("x", x)
    else: print("else")
    return [y async for y in It() if y > 1], {k: 1 async for k in It()}, [await child(i) for i in ()]
def drive(coro):
    sent = []
    try:
        while True: sent.append(coro.send(len(sent)))  if sent else sent.append(coro.send(None))
    except StopIteration as e: return sent, e.value
print(drive(full()))
async def agen():
    yield 1
    await Step("pause")
    yield 2
async def use(): return [v async for v in agen()]
print(drive(use()))
async def bad(): await 5
try: drive(bad())
except TypeError as e: print(e)
async def notiter():
    async for x in [1]: pass
try: drive(notiter())
except TypeError as e: print(e)
done = child(0); done.close()

# aiter, anext, hooks, finalisation, asynchronous comprehensions and generator expressions.
import gc, sys
def run(coroutine, answer=None):
    log = []
    try:
        sent = None
        while True: log.append(coroutine.send(sent)); sent = answer
    except StopIteration as e: return log, e.value
    except BaseException as e: return log, type(e).__name__, str(e)
class Pause:
    def __init__(self, tag): self.tag = tag
    def __await__(self): return (yield self.tag)
async def count(n):
    for i in range(n): await Pause(i); yield i
class Plain:
    def __init__(self, *items): self.items = list(items)
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.items: raise StopAsyncIteration("end", 1)
        return self.items.pop(0)
class ByHand:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    def __anext__(self):
        self.n -= 1
        return Result(self.n)
class Result:
    def __init__(self, n): self.n = n
    def __await__(self):
        if self.n < 0: raise StopAsyncIteration
        yield "w"; return self.n
async def use_anext(): 
    g = count(2); out = [await anext(g), await anext(g, "d"), await anext(g, "d"), await anext(g, "d")]
    p = Plain(1); out += [await anext(p, 0), await anext(p, 0), await anext(p, None)]

    try: await anext(p)
    except StopAsyncIteration as e: out.append(e.args)
    return out
print(run(use_anext()))
a = anext(count(1), "default"); print(type(a), a.__await__() is a, iter(a) is a, a.send(None))
try: a.send(None)
except StopIteration as e: print(repr(e.value))
a = anext(count(0), "default")
try: a.send(None)
except StopIteration as e: print(repr(e.value))
a = anext(count(1), 5); a.send(None)
try: a.throw(KeyError("thrown"))
except KeyError as e: print(repr(e))
a = anext(count(1), 5); a.send(None); print(a.close())
a = anext(count(1), 5); a.send(None)
try: a.throw(StopAsyncIteration)
except BaseException as e: print(type(e).__name__, e)
for bad in ("aiter(1)", "anext(1)", "anext(1, 2)", "anext()", "aiter()", "aiter([])", "anext(count(1), 1, 2)", "aiter(count(1)).ag_running"):
    try: print(bad, eval(bad))
    except TypeError as e: print(bad, "->", e)
class NotIterator:
    def __aiter__(self): return 5
class NotAwaitable:
    def __aiter__(self): return self
    def __anext__(self): return 5
class RaisesInIter:
    def __aiter__(self): raise KeyError("aiter")
class BadAwait:
    def __aiter__(self): return self
    def __anext__(self): return Bad()
class Bad:
    def __await__(self): return [1]
try: aiter(NotIterator())
except TypeError as e: print(e)
print(anext(NotAwaitable()))
async def loop(source):
    async for x in source: pass
    else: return "else"
for source in (NotIterator(), NotAwaitable(), RaisesInIter(), BadAwait(), [], count(2), Plain(), ByHand(2)): print(run(loop(source)))
async def defaulted(x): return await anext(x, 1)
for source in (NotAwaitable(), BadAwait()): print(run(defaulted(source)))
async def comprehensions():
    lists = [x * 2 async for x in count(4) if x % 2]
    sets = {x async for x in Plain(3, 1, 3)}
    dicts = {x: y async for x in count(2) async for y in Plain(x, x + 1)}
    nested = [[y async for y in count(x)] for x in range(3)]
    mixed = [await Pause(("item", x)) for x in range(2)]
    generator = (x + 1 async for x in count(3)); kind = type(generator).__name__, generator.__name__
    waiting = (await Pause(x) for x in range(2)); kind2 = type(waiting).__name__
    return lists, sets, dicts, nested, mixed, kind, [v async for v in generator], kind2, [v async for v in waiting], [x async for x in Plain(*[z async for z in count(2)])]
print(run(comprehensions()))
async def control():
    out = []
    async for x in count(10):
        if x == 1: continue
        if x == 4: break
        out.append(x)
    else: out.append("else")
    try:
        async for x in count(3):
            if x == 1: raise KeyError(x)
    except KeyError as e: out.append(e)
    return out
print(run(control()))
print("hooks", sys.get_asyncgen_hooks(), sys.get_asyncgen_hooks().firstiter)
for args in ((1,), (None, 1), (print, 2), (1, 2)):
    try: sys.set_asyncgen_hooks(*args)
    except TypeError as e: print(e)
print(sys.get_asyncgen_hooks() == (None, None))
sys.set_asyncgen_hooks(firstiter=lambda g: print("first", g.__name__), finalizer=lambda g: print("finalizer", g.__name__, g.ag_suspended))
g = count(3); g.__aiter__(); print("before"); g.__anext__().close(); a = g.aclose(); a.close(); g = None; print("dropped")
g = count(2); g.asend(None).close(); g = None; g = count(1); a = g.__anext__(); a.send(None); a = g = None; print("suspended dropped")
g = count(1); print(run(loop(g))); g = None; print("finished dropped"); g = count(1); g = None; print("unused dropped")
async def closed(): 
    g = count(2); await anext(g); await g.aclose()
print(run(closed()))
sys.set_asyncgen_hooks(finalizer=None); print(sys.get_asyncgen_hooks().finalizer, sys.get_asyncgen_hooks().firstiter is not None)
def refuses(g): raise KeyError("hook")
sys.set_asyncgen_hooks(refuses)
g = count(1)
try: g.__anext__()
except KeyError as e: print(repr(e))
a = g.__anext__(); print(a.send(None)); a.close()
sys.set_asyncgen_hooks(None, None)
async def cleanup():
    try: yield 1
    finally: print("cleanup ran")
g = cleanup(); a = g.__anext__()
try: a.send(None)
except StopIteration: pass
a = g = None; print("no hooks")
g = cleanup(); a = g.__anext__()
try: a.send(None)
except StopIteration: pass
cycle = [g]; cycle.append(cycle); g.__name__ = "in cycle"; holder = lambda: g; a = g = cycle = holder = None; gc.collect(); print("collected")
import types, collections.abc as abc; print(types.AsyncGeneratorType is type(count(1)), isinstance(count(1), abc.AsyncGenerator), isinstance(count(1), abc.AsyncIterator), isinstance(Plain(), abc.AsyncIterator))

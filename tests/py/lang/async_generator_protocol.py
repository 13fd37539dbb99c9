# The awaitables of asynchronous generators driven by hand: states, reuse, closing, throwing, errors.
def step(awaitable, *sent, how="send"):
    try: print("  awaits", getattr(awaitable, how)(*(sent or (None,))))
    except StopIteration as e: print("  value", repr(e.value))
    except BaseException as e: print("  error", type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)
class Pause:
    def __init__(self, tag): self.tag = tag
    def __await__(self): return (yield self.tag)
async def agen():
    try:
        got = yield 1
        print("  got", got)
        got = await Pause("pause")
        print("  resumed", got)
        yield 2
    except ValueError as e:
        print("  caught", e)
        yield "recovered"
    finally:
        print("  finally")
def show(g): print(" ", g.ag_running, g.ag_suspended, g.ag_await is not None, g.ag_frame is not None, g.ag_frame and g.ag_frame.f_lineno > 0)
print("walk"); g = agen(); print(type(g), g.__name__, g.__qualname__, repr(g)[:30], g.__aiter__() is g); show(g)
a = g.__anext__(); print(" ", type(a), iter(a) is a, a.__await__() is a); step(a); show(g); step(a)
a = g.asend("sent"); step(a); show(g); step(g.__anext__()); step(g.asend(1)); step(g.aclose()); step(g.athrow(KeyError)); step(a, "more"); show(g)
step(g.__anext__()); show(g); step(g.__anext__()); step(g.asend(2)); step(g.athrow(KeyError)); step(g.aclose()); step(g.aclose())
print("unstarted"); g = agen(); step(g.asend("x")); step(g.__anext__(), "y"); step(g.__anext__())
a = g.aclose(); step(a); step(a); step(a, how="throw")if 0 else None; print(" ", a.close(), g.aclose().close())
g = agen(); step(g.aclose()); step(g.__anext__())
g = agen(); step(g.athrow(KeyError("k"))); step(g.__anext__()); step(g.athrow(KeyError("k2")))
g = agen(); a = g.athrow(ValueError("v")); step(a, 5); step(a)
print("athrow"); g = agen(); step(g.__anext__()); step(g.athrow(ValueError("thrown"))); step(g.__anext__()); step(g.__anext__())
g = agen(); step(g.__anext__()); a = g.athrow(ValueError); step(a); step(a); step(g.athrow(TypeError("t")))
g = agen(); step(g.__anext__()); step(g.athrow(5)); step(g.__anext__())
print("throw into awaitables"); g = agen(); step(g.__anext__()); a = g.__anext__(); step(a, ValueError("into"), how="throw"); step(a, ValueError, how="throw"); step(a)
g = agen(); step(g.__anext__()); a = g.__anext__(); step(a); step(a, KeyError("mid"), how="throw"); step(a)
g = agen(); step(g.__anext__()); a = g.__anext__(); step(a); print(" ", a.close(), a.close()); show(g); step(g.__anext__())
g = agen(); a = g.__anext__(); print(" ", a.close()); step(g.__anext__()); step(a)
async def stubborn():
    for _ in range(3):
        try: yield "still"
        except GeneratorExit: print("  ignores")
print("stubborn"); g = stubborn(); step(g.__anext__()); step(g.aclose()); step(g.__anext__()); step(g.aclose()); step(g.__anext__())
async def awaits_in_finally():
    try: yield 1
    finally: print("  cleaning", await Pause("cleanup"))
print("cleanup"); g = awaits_in_finally(); step(g.__anext__()); a = g.aclose(); step(a); step(g.__anext__()); step(g.aclose()); step(a, "sent"); step(a); step(g.__anext__())
g = awaits_in_finally(); step(g.__anext__()); a = g.aclose(); step(a); step(a, KeyError("k"), how="throw"); step(a)
g = awaits_in_finally(); step(g.__anext__()); a = g.aclose(); step(a); print(" ", a.close())
g = awaits_in_finally(); step(g.__anext__()); a = g.athrow(KeyError("first")); step(a); step(a, 1); step(a)
async def catches_exit():
    try: await Pause("wait"); yield 1
    except GeneratorExit: print("  exit inside await"); raise
class Nosy:
    def __await__(self):
        try: yield "nosy"
        except BaseException as e: print("  delegate", type(e).__name__); raise
async def delegating():
    try: await Nosy(); yield 1
    except GeneratorExit: print("  outer exit"); raise
print("delegates"); g = delegating(); a = g.__anext__(); step(a); step(a, GeneratorExit, how="throw")
g = delegating(); a = g.__anext__(); step(a); print(" ", a.close()); step(g.__anext__())
print("endings")
async def raises(e): yield 0; raise e
for e in (StopIteration(5), StopAsyncIteration("s"), KeyError("k"), GeneratorExit("x")):
    g = raises(e); step(g.__anext__()); step(g.__anext__()); step(g.__anext__()); step(g.aclose())
async def reenter():
    step(g.__anext__()); yield 1
g = reenter(); step(g.__anext__())
async def self_close():
    step(g.aclose()); yield 1
g = self_close(); step(g.__anext__())
for text in ("g.ag_frame = 1", "g.__name__ = 1", "del g.__qualname__", "g.x = 1", "type(g)()", "class S(type(g)): pass", "iter(g)", "len(g)", "g.asend()", "g.aclose(1)"):
    try: exec(text); print("  ok", text)
    except Exception as e: print(" ", text, type(e).__name__, e)
g.__name__ = "renamed"; g.__qualname__ = "q.renamed"; print(" ", g.__name__, repr(g)[:36], type(g)[int])

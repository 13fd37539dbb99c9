# contextlib: contextmanager, closing, suppress, ExitStack, nullcontext, redirect_stdout.
from contextlib import contextmanager, closing, suppress, ExitStack, nullcontext, redirect_stdout, ContextDecorator, AbstractContextManager
import io
@contextmanager
def cm(name, swallow=False):
    "doc of cm"
    print("enter", name)
    try: yield name.upper()
    except ValueError as e:
        print("caught", e)
        if not swallow: raise
    finally: print("exit", name)
with cm("a") as v: print(v)
with cm("b", True): raise ValueError("swallowed")
try:
    with cm("c"): raise ValueError("re-raised")
except ValueError as e: print("out", e)
try:
    with cm("d"): raise KeyError("other")
except KeyError as e: print("out", repr(e))
print(cm.__name__, cm.__doc__)
@cm("decorator")
def f(x): print("f", x); return x
print(f(1), f(2), f.__name__)
@contextmanager
def no_yield():
    if False: yield
@contextmanager
def two(): yield 1; yield 2
for bad in (no_yield, two):
    try:
        with bad(): print("body")
    except RuntimeError as e: print(e)
def stop():
    try:
        with cm("e"): raise StopIteration("through")
    except StopIteration as e: print("stop", e.value)
stop()
class R:
    def close(self): print("closed")
with closing(R()) as r: print(type(r).__name__)
with suppress(KeyError, IndexError): {}["x"]
with suppress(): print("nothing to suppress")
with nullcontext(5) as n: print(n)
with ExitStack() as s:
    names = [s.enter_context(cm(x)) for x in "xy"]
    s.callback(print, "callback", sep="")
    s.push(lambda *exc: print("push", exc[0]) or True)
    print(names); raise OSError("gone")
st = ExitStack(); st.callback(print, "later"); moved = st.pop_all(); st.close(); moved.close()
out = io.StringIO()
with redirect_stdout(out): print("captured")
print(repr(out.getvalue()))
class D(ContextDecorator):
    def __enter__(self): print("D in"); return self
    def __exit__(self, *a): print("D out")
@D()
def g(): print("g")
g()

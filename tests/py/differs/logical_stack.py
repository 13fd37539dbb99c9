# greenlet.record_origins, origin and format_stack: who switched to a greenlet, and the stacks that led to it. CPython's greenlet ends every
# stack at the greenlet's own function.
import gc
import greenlet
from greenlet import getcurrent

main = getcurrent()


def named(name, function, parent=None):
    g = greenlet.greenlet(function, parent)
    g.name = name
    return g


def show(lines):
    print("".join(line.replace(__file__, "FILE") for line in lines), end="")


def handler():
    query("rows")


def query(text):
    return pool.switch(text)


def serve(text):
    while True:
        show(greenlet.format_stack())
        text = fetch(text)


def fetch(text):
    if text == "bad":
        raise ValueError("no such table")
    return getcurrent().parent.switch("fetched " + text)


print(greenlet.origin(), greenlet.origin(main))
print("-- not recorded")
pool = named("pool", serve)
print(named("handler", handler).switch())
print(greenlet.origin(pool))
print("-- recorded")
print(greenlet.record_origins(True), greenlet.record_origins(1))
pool = named("pool", serve)
request = named("handler", handler)
print(request.switch())
print(greenlet.origin(pool) is request, greenlet.origin(request) is main, greenlet.origin() is pool)
print("-- of others")
show(greenlet.format_stack(request))
print("-- a circle is followed once")
show(greenlet.format_stack(pool))
print("-- an exception tells how it came about, once")


def outer():
    return request.switch()


def asks():
    pool.switch("bad")


# The error leaves pool for request, request for outer, and outer for main.
outer = named("outer", outer)
request = named("request", asks, outer)
pool = named("pool", lambda text: fetch(text), request)
try:
    outer.switch()
except ValueError as error:
    show(note + "\n" for note in error.__notes__)
print("-- origins keep nothing alive")
gone = named("gone", lambda: pool.switch("x"))
pool = named("pool", lambda text: main.switch(text), main)
print(gone.switch(), greenlet.origin(pool) is gone)
del gone
gc.collect()
print(greenlet.origin(pool))
show(greenlet.format_stack(pool))
print("-- switched off")
print(greenlet.record_origins(False))
for wrong in (5, "x"):
    try:
        greenlet.origin(wrong)
    except TypeError as error:
        print(error)

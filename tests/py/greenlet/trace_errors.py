# A tracer that raises is removed and the switch becomes its error.
from greenlet import greenlet, getcurrent, settrace, gettrace
main = getcurrent()
def bad_tracer(event, args): raise LookupError("from the tracer")
def f():
    print("never runs")
settrace(bad_tracer)
g = greenlet(f)
try: g.switch()
except LookupError as e: print(e, gettrace(), g.dead)
def park():
    try: got = main.switch("parked")
    except LookupError as e: return f"inside: {e}"
    return got
g = greenlet(park); print(g.switch())
settrace(bad_tracer)
print(g.switch(), gettrace())
def raiser(): raise ValueError("original")
g = greenlet(raiser)
n = 0
def second(event, args):
    global n
    n += 1
    if n == 2: raise KeyError("replaces the original")
settrace(second)
try: g.switch()
except KeyError as e: print(repr(e), e.__context__, gettrace())
events = []
def nested(event, args):
    events.append(event)
    if len(events) == 1: greenlet(lambda: events.append("inside")).switch()
settrace(nested)
greenlet(lambda: events.append("body")).switch()
settrace(None)
print(events)

# Errors of the module: wrong types, main without arguments, bad attribute access.
from greenlet import greenlet, getcurrent, error
import greenlet as module
for text in ("greenlet.switch()", "greenlet.switch(5)", "greenlet.throw(5)", "greenlet(1)(2)", "greenlet.dead.__get__(5)", "greenlet().nope", "greenlet()()", "greenlet().switch.x", "module.nope", "getcurrent(1)", "greenlet().gr_frame.f_back", "greenlet().dead()", "len(greenlet())", "greenlet() + 1", "iter(greenlet())", "greenlet().gr_frame.x"):
    try: print(text, eval(text))
    except Exception as e: print(text, "->", type(e).__name__, str(e).split(" at 0x")[0])
for text in ("greenlet().gr_frame = 1", "greenlet.x = 1", "del greenlet.switch", "greenlet().switch = 5", "greenlet().dead = True", "greenlet()._stack_saved = 1"):
    try: exec(text); print(text, "ok")
    except Exception as e: print(text, "->", type(e).__name__, e)
print(error("m").args, issubclass(error, Exception), not issubclass(module.GreenletExit, Exception))

# Context variables: each greenlet has its own.
#
# A context maps context variables to values. A greenlet begins with an empty
# one, so that every variable has its default there; the switch exchanges
# contexts together with stacks. `gr_context` gives a greenlet another one.

import contextvars
from greenlet import greenlet, getcurrent

main = getcurrent()
language = contextvars.ContextVar("language", default="English")


def speaks(new):
    print(f"    begins in {language.get()}, goes on in {new}")
    language.set(new)


def here(name="main"):
    return f"    {name} speaks {language.get()}"


language.set("French")
print("1. a context of its own, empty at first")
greenlet(speaks).switch("Italian")
print(here())

print("2. a copy of the present one, as asyncio gives to its tasks")
copied = greenlet(speaks)
copied.gr_context = contextvars.copy_context()
copied.switch("Italian")
print(here())

print("3. the same one, shared")
shared = greenlet(speaks)
shared.gr_context = getcurrent().gr_context
shared.switch("Dutch")
print(here())

print("4. Context.run as the greenlet's function")
language.set("French")
wrapped = greenlet(contextvars.copy_context().run)
wrapped.switch(speaks, "Italian")
print(here())

print("5. gr_context follows what the greenlet does")


def wanders():
    language.set("Latin")
    main.switch()
    contextvars.Context().run(main.switch)


wanderer = greenlet(wanders)
print("    before the start:", wanderer.gr_context)
wanderer.switch()
own = wanderer.gr_context
print("    a context was made to hold", dict(own)[language])
wanderer.switch()
print("    inside of Context.run it is another one:", wanderer.gr_context is not own, len(wanderer.gr_context))
wanderer.switch()
print("    dead, with its own again:", wanderer.dead, wanderer.gr_context is own)

print("6. one context cannot be run by two greenlets at a time, but be given to both")
common = contextvars.copy_context()
one, two = greenlet(common.run), greenlet(common.run)
# The first is parked inside of run.
one.switch(main.switch)
try:
    two.switch(main.switch)
except RuntimeError as error:
    print("    refused:", str(error).split(":")[0])
one, two = greenlet(speaks), greenlet(lambda: print(here("two")))
one.gr_context = two.gr_context = common
one.switch("Danish")
two.switch()

# Which context variables a greenlet sees: its own, a copy, or the same ones.
#
# A context is a mapping from ContextVars to values, and one of them is current.
# Each greenlet has its own current context; a switch exchanges it along with
# the stack, so that a variable set in one greenlet cannot be seen in another.
# `gr_context` says which context a greenlet has. None is an empty one that
# becomes a real one at the first `set`.

import greenlet
from contextvars import Context, ContextVar, copy_context
from greenlet import getcurrent

main = getcurrent()
language = ContextVar("language", default="unset")


def scene(title):
    print("--", title)


def translate(to):
    print("  found", language.get(), "and sets", to)
    language.set(to)


language.set("Dutch")


scene("1. by default: a context of its own, empty")
loner = greenlet.greenlet(translate)
print("  before the start:", loner.gr_context)
loner.switch("Greek")
# A new thread begins like this, too. What `set` did went into the new context.
print("  main still has", language.get())
print("  the dead one kept its own:", loner.gr_context[language])


scene("2. a copy: starts with what its maker has")
# Nothing is copied when the greenlet is made. Who wants that says so, before the start.
heir = greenlet.greenlet(translate)
heir.gr_context = copy_context()
heir.switch("Greek")
print("  main still has", language.get())


scene("3. the same context: what one sets, the other sees")
sharer = greenlet.greenlet(translate)
sharer.gr_context = getcurrent().gr_context
sharer.switch("Greek")
print("  main has", language.get())


scene("4. Context.run as the greenlet's function")
language.set("Dutch")
# The greenlet's function is `run` of a context, and what is sent first are its
# arguments. The context is entered on the greenlet's stack, above its base.
runner = greenlet.greenlet(copy_context().run)
runner.switch(translate, "Greek")
print("  main still has", language.get())


scene("5. variables stay with the stack that set them")


def clerk(word):
    language.set(word)
    while True:
        # Others run meanwhile, and set the same variable.
        main.switch(language.get())


clerks = []
for word in ("Finnish", "Tamil", "Welsh"):
    one = greenlet.greenlet(clerk)
    one.switch(word)
    clerks.append(one)
print(" ", [one.switch() for one in clerks], "and main:", language.get())


scene("6. gr_context through a life")


def shown(context):
    return None if context is None else context.get(language, "nothing set")


inner = Context()


def live():
    main.switch("started, with nothing set")
    language.set("Irish")
    main.switch("after a set")
    inner.run(enter)
    main.switch("after Context.run has returned")


def enter():
    language.set("Basque")
    main.switch("inside Context.run")


subject = greenlet.greenlet(live)
print("  not started:", shown(subject.gr_context))
while not subject.dead:
    # None when `live` itself returns: there is nothing more to tell.
    if moment := subject.switch():
        whose = " in the context of run" if subject.gr_context is inner else ""
        print(f"  {moment}: {shown(subject.gr_context)}{whose}")
print("  dead:", shown(subject.gr_context))


scene("7. a context can be entered once at a time, but shared freely")


def park_inside():
    main.switch("parked inside")


inner = Context()
holder = greenlet.greenlet(inner.run)
print(" ", holder.switch(park_inside))
try:
    # The first `run` has not returned; its frame is parked with its greenlet.
    greenlet.greenlet(inner.run).switch(park_inside)
except RuntimeError as error:
    print("  a second run of it:", str(error).partition(":")[0])
sharer = greenlet.greenlet(translate)
sharer.gr_context = inner
sharer.switch("Greek")
print("  through gr_context it works:", inner[language])


scene("8. why not to change it in the middle of Context.run")
moved = greenlet.greenlet(Context().run)
moved.switch(park_inside)
# `run` means to leave the context that it entered, and finds another one.
moved.gr_context = Context()
try:
    moved.switch()
except RuntimeError as error:
    print("  the end of run:", str(error).partition(":")[0])


scene("9. what it may be set to")
try:
    greenlet.greenlet(translate).gr_context = {"language": "Greek"}
except TypeError as error:
    print(" ", error)
reset = clerks[0]
reset.gr_context = None
print("  a parked one, set to None, finds", reset.switch())

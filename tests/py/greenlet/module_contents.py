"""What the type and the module hold, and how its exception classes differ from built-in ones."""

import weakref

import greenlet
from greenlet import GreenletExit, error, greenlet as Greenlet
from greenlet import _greenlet

print([name for name in sorted(vars(Greenlet)) if name != "__doc__"])
for name in ("getcurrent", "settrace", "gettrace"):
    print(name, type(vars(Greenlet)[name]).__name__, vars(Greenlet)[name] is getattr(greenlet, name))
for kind in (Greenlet, _greenlet.UnswitchableGreenlet):
    print(kind.__module__, kind.__qualname__, "__module__" in vars(kind))
    try:
        print(kind().__module__)
    except AttributeError as problem:
        print(problem)


class Sub(Greenlet):
    pass


print(Sub.__module__, Sub().__module__)

for kind in (GreenletExit, error):
    kind.added = "added"
    print(kind, kind.__module__, kind.__mro__, kind("text").added)
    del kind.added
    instance = kind("text")
    print(weakref.ref(instance)() is instance, repr(instance))


def attempt(*args, **kwargs):
    try:
        print(_greenlet.set_thread_local(*args, **kwargs))
    except TypeError as problem:
        print(problem)


attempt()
attempt("key")
attempt("key", "value")
attempt("key", "other value")
attempt("key", "value", "more")
attempt("key", value="value")
attempt([], "value")
print(hasattr(greenlet, "set_thread_local"))

"""Errors of setters, which do not carry the object and the name as those of getters do, and of the constructor's arguments."""

from contextvars import copy_context

import greenlet
from greenlet import getcurrent, greenlet as Greenlet


def attempt(label, action):
    try:
        print(label, "->", action())
    except (AttributeError, TypeError, ValueError) as error:
        name = getattr(error, "name", None)
        has_object = getattr(error, "obj", None) is not None
        print(label, "->", type(error).__name__, error, name, has_object)


def body(*args, **kwargs):
    return args, kwargs


main = getcurrent()
started = Greenlet(body)
started.switch()
pending = Greenlet(body)

attempt("get run of dead", lambda: started.run)
attempt("set run of dead", lambda: setattr(started, "run", body))
attempt("delete run of dead", lambda: delattr(started, "run"))
attempt("get run of main", lambda: main.run)
attempt("set run of main", lambda: setattr(main, "run", body))
attempt("delete run of main", lambda: delattr(main, "run"))
attempt("delete run twice", lambda: (delattr(pending, "run"), delattr(pending, "run")))
attempt("get deleted run", lambda: pending.run)
for greenlet_object in (main, started, pending):
    attempt("delete parent", lambda: delattr(greenlet_object, "parent"))
    attempt("delete context", lambda: delattr(greenlet_object, "gr_context"))
    attempt("set wrong context", lambda: setattr(greenlet_object, "gr_context", 1))
    attempt("set context", lambda: setattr(greenlet_object, "gr_context", copy_context()))
    attempt("set parent", lambda: setattr(greenlet_object, "parent", main))
    attempt("set wrong parent", lambda: setattr(greenlet_object, "parent", 1))
    attempt("keywords of throw", lambda: greenlet_object.throw(typ=ValueError))
    attempt("many of throw", lambda: greenlet_object.throw(1, 2, 3, 4))

attempt("run given twice", lambda: Greenlet(body, run=body))
attempt("three keywords", lambda: Greenlet(run=body, parent=None, other=1))
attempt("three unknown keywords", lambda: Greenlet(a=1, b=2, c=3))
attempt("one of three by position", lambda: Greenlet(body, parent=None, other=1))
attempt("both by position", lambda: Greenlet(body, None, parent=None))
attempt("unknown keyword", lambda: Greenlet(other=1))
attempt("three by position", lambda: Greenlet(1, 2, 3))
attempt("run given twice again", lambda: Greenlet(body).__init__(body, run=body))
attempt("wrong parent", lambda: Greenlet(body, 1))
attempt("extra of settrace", lambda: greenlet.settrace(1, 2))
attempt("keyword of settrace", lambda: greenlet.settrace(callback=None))

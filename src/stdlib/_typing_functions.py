"""Functions of annotations that do next to nothing at run time. Part of `typing`."""

import sys

# What is here is known and shown as part of `typing`.
__name__ = "typing"


def cast(typ, val):
    """The value itself."""
    return val


def assert_type(val, typ, /):
    """The value itself."""
    return val


def reveal_type(obj, /):
    """Prints the type of an object, and gives the object."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Is never called in a program that is right."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def _overloaded(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


_overloads = {}


def _own_overloads(func):
    func = getattr(func, "__func__", func)
    return _overloads.setdefault((func.__module__, func.__qualname__), {})


def overload(func):
    """Marks one of several signatures; the function that follows them has the body."""
    try:
        _own_overloads(func)[getattr(func, "__func__", func).__code__.co_firstlineno] = func
    except AttributeError:
        # Something else than a function has no place to be found at.
        pass
    return _overloaded


def get_overloads(func):
    """The signatures that were marked for a function."""
    return list(_own_overloads(func).values())


def clear_overloads():
    """Forgets all marked signatures."""
    _overloads.clear()


def _marking(attribute):
    def mark(arg, /):
        try:
            setattr(arg, attribute, True)
        except (AttributeError, TypeError):
            pass
        return arg

    return mark


final = _marking("__final__")
override = _marking("__override__")
no_type_check = _marking("__no_type_check__")


def dataclass_transform(**options):
    """Tells type checkers that a decorator makes data classes."""

    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = options
        return cls_or_fn

    return decorate

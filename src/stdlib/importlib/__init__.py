"""Importing by name, and running a module's text again."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module with an absolute name, or with one relative to a package."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        parents = package.rsplit(".", level - 1)
        if len(parents) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = f"{parents[0]}.{name[level:]}" if name[level:] else parents[0]
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs the text of a module again, in the namespace that it has."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    spec = module.__spec__
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    # What is part of the interpreter never changes.
    if spec.has_location:
        with open(spec.origin, "rb") as file:
            code = compile(file.read(), spec.origin, "exec")
        exec(code, module.__dict__)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is cached between imports."""

"""Warnings: filters, and how those that pass are shown."""

import _traceback
import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

_actions = ("default", "always", "ignore", "module", "once", "error", "all")
filters = [
    ("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
_shown_once = set()


def formatwarning(message, category, filename, lineno, line=None):
    """The text that a warning is shown as."""
    if line is None:
        line = "".join(_traceback.source_lines(filename, lineno, lineno))
    shown = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = line.strip()
    return f"{shown}  {line}\n" if line else shown


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a stream, or to sys.stderr."""
    stream = sys.stderr if file is None else file
    if stream is not None:
        stream.write(formatwarning(message, category, filename, lineno, line))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter; message is a pattern for the start of the text, module one for the name."""
    if message or module:
        import re

        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for a class of warnings."""
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if item[0] not in _actions:
        raise ValueError(f"invalid action: {item[0]!r}")
    if item in filters:
        if append:
            return
        filters.remove(item)
    filters.insert(len(filters) if append else 0, item)


def resetwarnings():
    """Removes all filters."""
    filters.clear()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warns about the line that called, or a caller of it."""
    if isinstance(message, Warning):
        category = message.__class__
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
        namespace, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    except ValueError:
        namespace, filename, lineno = sys.__dict__, "<sys>", 0
    registry = namespace.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, namespace.get("__name__", "<string>"), registry)


def _fits(wanted, text):
    """Whether a text is the wanted one, or begins as a pattern wants."""
    return wanted is None or (wanted == text if isinstance(wanted, str) else wanted.match(text) is not None)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warns about a given line."""
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    action = defaultaction
    for kind, start, wanted, name, line in filters:
        if issubclass(category, wanted) and _fits(start, text) and _fits(name, module) and line in (0, lineno):
            action = kind
            break
    if action == "ignore":
        return
    if action == "error":
        raise message
    if registry is not None and action in ("default", "module", "once"):
        key = (text, category, lineno if action == "default" else 0)
        known = _shown_once if action == "once" else registry
        if key in known:
            return
        known.add(key) if action == "once" else registry.__setitem__(key, True)
    _show(WarningMessage(message, category, filename, lineno))


def _show(details):
    showwarning(details.message, details.category, details.filename, details.lineno, details.file, details.line)


class WarningMessage:
    """What is known of one warning."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source


class catch_warnings:
    """Puts the filters back at the end of the block; with record, lists the warnings instead of showing them."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global showwarning, _show
        self._saved = filters[:], showwarning, _show
        # Lines that warned before may warn again.
        for module in list(sys.modules.values()):
            getattr(module, "__dict__", {}).get("__warningregistry__", {}).clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            log = []
            _show = log.append
            return log
        return None

    def __exit__(self, *exc_info):
        global showwarning, _show
        filters[:], showwarning, _show = self._saved


class deprecated:
    """Marks a class or function that should not be used any more: its use warns, unless category is None."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._class(arg)
        if callable(arg):
            return self._function(arg)
        raise TypeError(
            "@deprecated decorator with non-None category must be applied to a class or callable, "
            f"not {arg!r}"
        )

    def _function(self, arg):
        import functools

        message, category, level = self.message, self.category, self.stacklevel + 1

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _class(self, arg):
        import functools

        message, category, level = self.message, self.category, self.stacklevel + 1
        make = arg.__new__

        @functools.wraps(make)
        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn(message, category=category, stacklevel=level)
            if make is not object.__new__:
                return make(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            return make(cls)

        arg.__new__ = staticmethod(__new__)
        begin = arg.__init_subclass__
        if isinstance(begin, type(warn.__get__(arg))):
            begin = begin.__func__

            @functools.wraps(begin)
            def __init_subclass__(*args, **kwargs):
                warn(message, category=category, stacklevel=level)
                return begin(*args, **kwargs)

            arg.__init_subclass__ = classmethod(__init_subclass__)
        else:
            @functools.wraps(begin)
            def __init_subclass__(*args, **kwargs):
                warn(message, category=category, stacklevel=level)
                return begin(*args, **kwargs)

            arg.__init_subclass__ = __init_subclass__
        arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
        return arg


class _OptionError(Exception):
    """What is wrong with a filter of the command line."""


def _option_category(name):
    module, _, name = name.rpartition(".")
    try:
        category = getattr(__import__(module or "builtins", fromlist=[name]), name)
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise _OptionError(f"unknown warning category: {name!r}") from None
    if not issubclass(category, Warning):
        raise _OptionError(f"invalid warning category: {name!r}")
    return category


def _set_option(option):
    parts = [part.strip() for part in option.split(":")]
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {option!r}")
    action, message, category, module, line = parts + [""] * (5 - len(parts))
    action = next((known for known in _actions if action and known.startswith(action)), "default" if not action else None)
    if action is None:
        raise _OptionError(f"invalid action: {parts[0]!r}")
    category = _option_category(category) if category else Warning
    if line and not (line.isascii() and line.isdigit()):
        raise _OptionError(f"invalid lineno {line!r}")
    if message or module:
        import re

        message, module = re.escape(message), re.escape(module) + r"\Z" if module else ""
    filterwarnings(action, message, category, module, int(line or 0))


for _option in sys.warnoptions:
    try:
        _set_option(_option)
    except _OptionError as _problem:
        print("Invalid -W option ignored:", _problem, file=sys.stderr)

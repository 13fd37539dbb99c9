"""Warnings: filters, and how those that pass are shown."""

import _traceback
import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings"]

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
    """Adds a filter; message is the start of the text, module the name."""
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
        fits = (start is None or text.lower().startswith(start.lower())) and issubclass(category, wanted)
        if fits and name in (None, module) and line in (0, lineno):
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

"""Containers printed over several lines when they do not fit one."""

import dataclasses as _dataclasses
import sys as _sys
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from types import MappingProxyType, SimpleNamespace

__all__ = ["PrettyPrinter", "isreadable", "isrecursive", "pformat", "pp", "pprint", "saferepr"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Prints an object."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint prints, without the last line feed."""
    printer = PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers)
    return printer.pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr on one line; what holds itself is told in words."""
    return PrettyPrinter()._line(object, {}, 0)[0]


def isreadable(object):
    """Whether eval of the text would give the object back."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether the object holds itself."""
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Sorts what cannot be compared by type and identity."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _recursion(value):
    return f"<Recursion on {type(value).__name__} with id={id(value)}>"


class PrettyPrinter:
    """Prints objects with given settings."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact, self._sort, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        """Prints an object."""
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """The text of an object."""
        parts = []
        self._write(object, parts, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        """Whether the object holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether eval of the text would give the object back."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The text on one line, whether it is readable, and whether it is recursive. Subclasses may change it."""
        return self._line(object, context, level)

    # ---- one line

    def _line(self, value, context, level):
        kind = type(value)
        if kind is int and self._underscores:
            return f"{value:_d}", True, False
        shown_by = kind.__repr__
        is_dict = issubclass(kind, dict) and shown_by is dict.__repr__
        is_list = issubclass(kind, list) and shown_by is list.__repr__
        is_tuple = issubclass(kind, tuple) and shown_by is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            shown = repr(value)
            return shown, not shown.startswith("<"), False
        left, right = "{}" if is_dict else "[]" if is_list else "()"
        if not value:
            return left + right, True, False
        if self._depth and level >= self._depth:
            return f"{left}...{right}", False, id(value) in context
        if id(value) in context:
            return _recursion(value), False, True
        context[id(value)] = 1
        readable, recursive, pieces = True, False, []
        rows = ((item,) for item in value) if not is_dict else self._pairs(value)
        for row in rows:
            texts = []
            for item in row:
                text, item_readable, item_recursive = self.format(item, context, self._depth, level + 1)
                texts.append(text)
                readable, recursive = readable and item_readable, recursive or item_recursive
            pieces.append(": ".join(texts))
        del context[id(value)]
        tail = "," if is_tuple and len(value) == 1 else ""
        return f"{left}{', '.join(pieces)}{tail}{right}", readable, recursive

    def _pairs(self, mapping):
        return sorted(mapping.items(), key=lambda pair: (_Key(pair[0]), _Key(pair[1]))) if self._sort else mapping.items()

    # ---- several lines

    def _write(self, value, parts, indent, allowance, context, level):
        if id(value) in context:
            parts.append(_recursion(value))
            return
        shown, _, _ = self.format(value, context, self._depth, level)
        if len(shown) > self._width - indent - allowance:
            writer = _writers.get(type(value).__repr__)
            if writer is None and _is_plain_dataclass(value):
                writer = PrettyPrinter._write_dataclass
            if writer is not None:
                context[id(value)] = 1
                writer(self, value, parts, indent, allowance, context, level + 1)
                del context[id(value)]
                return
        parts.append(shown)

    def _write_dict(self, value, parts, indent, allowance, context, level):
        parts.append("{" + " " * (self._indent - 1))
        if value:
            self._write_pairs(self._pairs(value), parts, indent, allowance + 1, context, level)
        parts.append("}")

    def _write_pairs(self, pairs, parts, indent, allowance, context, level):
        indent += self._indent
        pairs = list(pairs)
        for place, (key, item) in enumerate(pairs):
            shown = self.format(key, context, self._depth, level)[0]
            parts.append(shown + ": ")
            is_last = place == len(pairs) - 1
            self._write(item, parts, indent + len(shown) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                parts.append(",\n" + " " * indent)

    def _write_items(self, items, parts, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            parts.append((self._indent - 1) * " ")
        items, separator, break_ = list(items), "", ",\n" + " " * indent
        width = left = self._width - indent + 1
        last_width = width - allowance
        for place, item in enumerate(items):
            is_last = place == len(items) - 1
            if is_last:
                left -= allowance
            if self._compact:
                shown = self.format(item, context, self._depth, level)[0]
                needed = len(shown) + 2
                if left < needed and separator:
                    separator, left = break_, last_width if is_last else width
                if left >= needed:
                    left -= needed
                    parts.append(separator + shown)
                    separator = ", "
                    continue
            parts.append(separator)
            separator = break_
            self._write(item, parts, indent, allowance if is_last else 1, context, level)

    def _write_list(self, value, parts, indent, allowance, context, level):
        parts.append("[")
        self._write_items(value, parts, indent, allowance + 1, context, level)
        parts.append("]")

    def _write_tuple(self, value, parts, indent, allowance, context, level):
        parts.append("(")
        end = ",)" if len(value) == 1 else ")"
        self._write_items(value, parts, indent, allowance + len(end), context, level)
        parts.append(end)

    def _write_set(self, value, parts, indent, allowance, context, level):
        name = type(value).__name__
        if not value:
            parts.append(repr(value))
            return
        start, end = ("{", "}") if type(value) is set else (name + "({", "})")
        parts.append(start)
        items = sorted(value, key=_Key)
        self._write_items(items, parts, indent + len(start) - 1, allowance + len(end), context, level)
        parts.append(end)

    def _write_wrapped(self, value, parts, indent, allowance, context, level):
        """TYPE(content) for the containers that show themselves so."""
        name = type(value).__name__
        start = name + "("
        inner = indent + len(start)
        parts.append(start)
        if isinstance(value, defaultdict):
            shown = self.format(value.default_factory, context, self._depth, level)[0]
            parts.append(f"{shown},\n{' ' * inner}")
            self._write_dict(value, parts, inner, allowance + 1, context, level)
        elif isinstance(value, Counter):
            parts.append("{" + " " * (self._indent - 1))
            self._write_pairs(value.most_common(), parts, inner, allowance + 2, context, level)
            parts.append("}")
        elif isinstance(value, OrderedDict):
            self._write(list(value.items()), parts, inner, allowance + 1, context, level)
        elif isinstance(value, ChainMap):
            for place, mapping in enumerate(value.maps):
                is_last = place == len(value.maps) - 1
                self._write(mapping, parts, inner, allowance + 1 if is_last else 1, context, level)
                parts.append("" if is_last else f",\n{' ' * inner}")
        elif isinstance(value, MappingProxyType):
            self._write(value.copy(), parts, inner, allowance + 1, context, level)
        else:
            parts.append("[")
            self._write_items(value, parts, inner, allowance + 2, context, level)
            parts.append("]" if value.maxlen is None else f"],\n{' ' * inner}maxlen={value.maxlen!r}")
        parts.append(")")

    def _write_user(self, value, parts, indent, allowance, context, level):
        self._write(value.data, parts, indent, allowance, context, level - 1)

    def _write_str(self, value, parts, indent, allowance, context, level):
        if not value:
            parts.append(repr(value))
            return
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        pieces = list(self._string_pieces(value, self._width - indent, allowance))
        shown = ("\n" + " " * indent).join(pieces)
        parts.append(f"({shown})" if level == 1 and len(pieces) > 1 else shown)

    def _string_pieces(self, text, width, allowance):
        lines = text.splitlines(True)
        for place, line in enumerate(lines):
            limit = width - allowance if place == len(lines) - 1 else width
            if len(repr(line)) <= limit:
                yield repr(line)
                continue
            # Words, each with the blanks that follow it.
            words, start = [], 0
            while start < len(line):
                end = start
                while end < len(line) and not line[end].isspace():
                    end += 1
                while end < len(line) and line[end].isspace():
                    end += 1
                words.append(line[start:end])
                start = end
            current = ""
            for number, word in enumerate(words):
                limit = width - allowance if place == len(lines) - 1 and number == len(words) - 1 else width
                if current and len(repr(current + word)) > limit:
                    yield repr(current)
                    current = ""
                current += word
            if current:
                yield repr(current)

    def _write_bytes(self, value, parts, indent, allowance, context, level):
        if len(value) <= 4:
            parts.append(repr(value))
            return
        is_array = isinstance(value, bytearray)
        start, end = ("bytearray(", ")") if is_array else ("(", ")") if level == 1 else ("", "")
        indent, allowance = indent + len(start), allowance + len(end)
        parts.append(start)
        width, data = self._width - indent, bytes(value)
        last, current, separator = len(data) // 4 * 4, b"", ""
        for i in range(0, len(data), 4):
            part = data[i : i + 4]
            if i == last:
                width -= allowance
            if current and len(repr(current + part)) > width:
                parts.append(separator + repr(current))
                current, separator = b"", "\n" + " " * indent
            current += part
        parts.append((separator + repr(current) if current else "") + end)

    def _write_fields(self, name, fields, parts, indent, allowance, context, level):
        indent += len(name) + 1
        parts.append(name + "(")
        for place, (field, item) in enumerate(fields):
            is_last = place == len(fields) - 1
            parts.append(field + "=")
            if id(item) in context:
                parts.append("...")
            else:
                self._write(item, parts, indent + len(field) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                parts.append(",\n" + " " * indent)
        parts.append(")")

    def _write_namespace(self, value, parts, indent, allowance, context, level):
        name = "namespace" if type(value) is SimpleNamespace else type(value).__name__
        self._write_fields(name, list(value.__dict__.items()), parts, indent, allowance, context, level)

    def _write_dataclass(self, value, parts, indent, allowance, context, level):
        fields = [(field.name, getattr(value, field.name)) for field in _dataclasses.fields(value) if field.repr]
        self._write_fields(type(value).__name__, fields, parts, indent, allowance, context, level)


# All generated methods share this code.
_dataclass_repr = _dataclasses._recursive_repr(repr).__code__


def _is_plain_dataclass(value):
    return (_dataclasses.is_dataclass(value) and not isinstance(value, type) and value.__dataclass_params__.repr
            and getattr(type(value).__repr__, "__code__", None) is _dataclass_repr)


_writers = {
    dict.__repr__: PrettyPrinter._write_dict, list.__repr__: PrettyPrinter._write_list, tuple.__repr__: PrettyPrinter._write_tuple,
    set.__repr__: PrettyPrinter._write_set, frozenset.__repr__: PrettyPrinter._write_set, str.__repr__: PrettyPrinter._write_str,
    bytes.__repr__: PrettyPrinter._write_bytes, bytearray.__repr__: PrettyPrinter._write_bytes,
    SimpleNamespace.__repr__: PrettyPrinter._write_namespace, UserDict.__repr__: PrettyPrinter._write_user,
    UserList.__repr__: PrettyPrinter._write_user, UserString.__repr__: PrettyPrinter._write_user,
}
for _kind in (defaultdict, Counter, OrderedDict, ChainMap, MappingProxyType, deque):
    _writers[_kind.__repr__] = PrettyPrinter._write_wrapped

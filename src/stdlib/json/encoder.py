"""Values to JSON."""

_escapes = {chr(code): f"\\u{code:04x}" for code in range(32)}
_escapes |= {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_table = str.maketrans(_escapes)
_infinity = float("inf")


def encode_basestring(s):
    """A text in quotes, with only the necessary escapes."""
    return '"' + s.translate(_table) + '"'


def encode_basestring_ascii(s):
    """A text in quotes, in ASCII."""
    s = s.translate(_table)
    if s.isascii():
        return '"' + s + '"'
    parts = []
    for char in s:
        code = ord(char)
        if code < 0x80:
            parts.append(char)
        elif code < 0x10000:
            parts.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            parts.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
    return '"' + "".join(parts) + '"'


class JSONEncoder:
    """Makes text of values; `default` says what stands for others."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None
    ):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What stands for a value of another type; this one refuses."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of a value."""
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The text of a value, in parts."""
        parts = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        self._write(o, parts.append, quote, indent, 0, {})
        return iter(parts)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == _infinity:
            text = "Infinity"
        elif o == -_infinity:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def _plain(self, o):
        """The text of what is neither text nor a container, or None."""
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, write, quote, indent, level, open_ids):
        if isinstance(o, str):
            return write(quote(o))
        text = self._plain(o)
        if text is not None:
            return write(text)
        key = id(o)
        if self.check_circular:
            if key in open_ids:
                raise ValueError("Circular reference detected")
            open_ids[key] = o
        try:
            if isinstance(o, (list, tuple)):
                self._write_items([(None, item) for item in o], "[]", write, quote, indent, level + 1, open_ids)
            elif isinstance(o, dict):
                pairs = sorted(o.items()) if self.sort_keys else o.items()
                named = [(self._key(name), item) for name, item in pairs]
                named = [pair for pair in named if pair[0] is not None]
                self._write_items(named, "{}", write, quote, indent, level + 1, open_ids)
            else:
                self._write(self.default(o), write, quote, indent, level, open_ids)
        except Exception as error:
            self._add_note(error, o)
            raise
        open_ids.pop(key, None)

    @staticmethod
    def _add_note(error, o):
        if not isinstance(o, (list, tuple, dict)):
            error.add_note(f"when serializing {type(o).__name__} object")

    def _key(self, key):
        if isinstance(key, str):
            return key
        text = self._plain(key)
        if text is None and not self.skipkeys:
            raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
        return text

    def _write_items(self, items, brackets, write, quote, indent, level, open_ids):
        if not items:
            return write(brackets)
        write(brackets[0])
        line = "" if indent is None else "\n" + indent * level
        separator = line
        for name, item in items:
            write(separator)
            separator = self.item_separator + line
            if name is not None:
                write(quote(name) + self.key_separator)
            self._write(item, write, quote, indent, level, open_ids)
        write(brackets[1] if indent is None else "\n" + indent * (level - 1) + brackets[1])

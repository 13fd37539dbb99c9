"""JSON to values."""

_blank = " \t\n\r"
_digits = "0123456789"
_simple = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_words = {"null": None, "true": True, "false": False}
_constants = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class JSONDecodeError(ValueError):
    """Text that is not JSON: the place is told as an index and as a line with a column."""

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")
        self.msg, self.doc, self.pos = msg, doc, pos

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Makes values of text; hooks may replace those of objects and numbers."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None
    ):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__

    def decode(self, s):
        """The value of the whole text."""
        value, end = self.raw_decode(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value that starts at a place, and where it ends."""
        return self._value(s, idx)

    @staticmethod
    def _skip(s, i):
        n = len(s)
        while i < n and s[i] in _blank:
            i += 1
        return i

    def _value(self, s, i):
        char = s[i : i + 1]
        if char == '"':
            return self._string(s, i + 1)
        if char == "{":
            return self._object(s, i + 1)
        if char == "[":
            return self._array(s, i + 1)
        for word, value in _words.items():
            if s.startswith(word, i):
                return value, i + len(word)
        for word in _constants:
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _number(self, s, start):
        i = start + 1 if s.startswith("-", start) else start
        first = s[i : i + 1]
        if not first or first not in _digits:
            raise JSONDecodeError("Expecting value", s, start)
        end = i + 1 if first == "0" else self._digits_end(s, i)
        is_float = False
        if s.startswith(".", end) and self._digits_end(s, end + 1) > end + 1:
            end = self._digits_end(s, end + 1)
            is_float = True
        if s[end : end + 1] in ("e", "E"):
            i = end + 2 if s[end + 1 : end + 2] in ("+", "-") else end + 1
            if self._digits_end(s, i) > i:
                end = self._digits_end(s, i)
                is_float = True
        return (self.parse_float if is_float else self.parse_int)(s[start:end]), end

    @staticmethod
    def _digits_end(s, i):
        n = len(s)
        while i < n and s[i] in _digits:
            i += 1
        return i

    def _string(self, s, i):
        begin = i - 1
        parts = []
        while True:
            end = s.find('"', i)
            if end < 0:
                end = len(s)
            slash = s.find("\\", i, end)
            stop = end if slash < 0 else slash
            chunk = s[i:stop]
            if self.strict and not chunk.isprintable():
                for place, char in enumerate(chunk, i):
                    if char < " ":
                        raise JSONDecodeError("Invalid control character at", s, place)
            parts.append(chunk)
            if slash < 0:
                if end == len(s):
                    raise JSONDecodeError("Unterminated string starting at", s, begin)
                return "".join(parts), end + 1
            char = s[slash + 1 : slash + 2]
            if not char:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if char != "u":
                if char not in _simple:
                    raise JSONDecodeError("Invalid \\escape", s, slash)
                parts.append(_simple[char])
                i = slash + 2
                continue
            code = self._code(s, slash + 2)
            i = slash + 6
            if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", i):
                low = self._code(s, i + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                    i += 6
            parts.append(chr(code))

    @staticmethod
    def _code(s, i):
        digits = s[i : i + 4]
        if len(digits) != 4 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, i - 1)
        return int(digits, 16)

    def _array(self, s, i):
        items = []
        i = self._skip(s, i)
        if s.startswith("]", i):
            return items, i + 1
        while True:
            item, i = self._value(s, i)
            items.append(item)
            i = self._skip(s, i)
            if s.startswith("]", i):
                return items, i + 1
            if not s.startswith(",", i):
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = self._skip(s, i + 1)
            if s.startswith("]", i):
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, i):
        pairs = []
        i = self._skip(s, i)
        if s.startswith("}", i):
            return self._finish(pairs), i + 1
        while True:
            if not s.startswith('"', i):
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
            name, i = self._string(s, i + 1)
            i = self._skip(s, i)
            if not s.startswith(":", i):
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, self._skip(s, i + 1))
            pairs.append((name, value))
            i = self._skip(s, i)
            if s.startswith("}", i):
                return self._finish(pairs), i + 1
            if not s.startswith(",", i):
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = self._skip(s, i + 1)
            if s.startswith("}", i):
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        result = dict(pairs)
        return result if self.object_hook is None else self.object_hook(result)

"""Constants of characters, and templates with named places."""

from collections import ChainMap as _ChainMap

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words with capitals, joined anew."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """A text whose $names are replaced."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _name_end(self, i):
        text = self.template
        if i < len(text) and (text[i] == "_" or text[i] in ascii_letters):
            i += 1
            while i < len(text) and (text[i] == "_" or text[i] in ascii_letters or text[i] in digits):
                i += 1
        return i

    def _pieces(self):
        """Pairs of a literal text and the name after it; a name is None at the end, and False after a wrong delimiter."""
        text, mark, start = self.template, self.delimiter, 0
        while True:
            place = text.find(mark, start)
            if place < 0:
                yield text[start:], None, "", len(text)
                return
            after = place + len(mark)
            braced = text.startswith("{", after)
            end = self._name_end(after + braced)
            if text.startswith(mark, after):
                yield text[start:after], None, "", place
                start = after + len(mark)
            elif end > after + braced and (not braced or text.startswith("}", end)):
                yield text[start:place], text[after + braced : end], text[place : end + braced], place
                start = end + braced
            else:
                yield text[start:place], False, mark, place
                start = after

    def _fill(self, mapping, is_safe):
        parts = []
        for literal, name, original, place in self._pieces():
            parts.append(literal)
            if name is False and not is_safe:
                lines = self.template[:place].splitlines(keepends=True) or [""]
                column = place - len("".join(lines[:-1])) + 1
                raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column}")
            if name is False or name and is_safe and name not in mapping:
                parts.append(original)
            elif name:
                parts.append(str(mapping[name]))
        return "".join(parts)

    def substitute(self, mapping={}, /, **kws):
        """The text with all names replaced."""
        return self._fill(_ChainMap(kws, mapping) if kws else mapping, False)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with the known names replaced."""
        return self._fill(_ChainMap(kws, mapping) if kws else mapping, True)

    def get_identifiers(self):
        """The names, each once."""
        return list(dict.fromkeys(name for _, name, _, _ in self._pieces() if name))

    def is_valid(self):
        """Whether every delimiter is followed by a name."""
        return all(name is not False for _, name, _, _ in self._pieces())


class Formatter:
    """The formatting of str.format, whose steps subclasses may change."""

    def format(self, format_string, /, *args, **kwargs):
        """The text with its fields filled in."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """As format, with the arguments in a sequence and a mapping."""
        used = set()
        text, _ = self._filled(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _filled(self, template, args, kwargs, used, depth, number):
        """The filled text, and the number of the next field without a name; None once fields were numbered by hand."""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, specification, conversion in self.parse(template):
            parts.append(literal)
            if name is None:
                continue
            if not name:
                if number is None:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name, number = str(number), number + 1
            elif name.isdigit():
                if number:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                number = None
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            specification, number = self._filled(specification, args, kwargs, used, depth - 1, number)
            parts.append(self.format_field(value, specification))
        return "".join(parts), number

    def parse(self, format_string):
        """Tuples of literal text, name, specification and conversion; None for the last three where there is no field."""
        start, literal = 0, ""
        while start < len(format_string):
            mark = start
            while mark < len(format_string) and format_string[mark] not in "{}":
                mark += 1
            literal = format_string[start:mark]
            if mark == len(format_string):
                yield literal, None, None, None
                return
            if format_string.startswith(format_string[mark] * 2, mark):
                yield literal + format_string[mark], None, None, None
                start = mark + 2
                continue
            if format_string[mark] == "}":
                raise ValueError("Single '}' encountered in format string")
            if mark + 1 == len(format_string):
                raise ValueError("Single '{' encountered in format string")
            *field, end = _field(format_string, mark + 1)
            yield literal, *field
            start = end + 1

    def get_field(self, field_name, args, kwargs):
        """The object that a name such as 0.name[key] means, and its first part."""
        first, end = _first_part(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, step in _steps(field_name, end):
            value = getattr(value, step) if is_attribute else value[step]
        return value, first

    def get_value(self, key, args, kwargs):
        """The argument with a number or a name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the names and numbers that were used."""

    def format_field(self, value, format_spec):
        """The text of one field."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """What !s, !r or !a makes of a value."""
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")


def _field(text, start):
    """Name, specification and conversion of the field whose opening brace is before start, and the place of its closing brace."""
    end, in_brackets, conversion = start, False, None
    while end < len(text) and (in_brackets or text[end] not in "!:}"):
        if text[end] == "{" and not in_brackets:
            raise ValueError("unexpected '{' in field name")
        in_brackets = text[end] == "[" or in_brackets and text[end] != "]"
        end += 1
    if end == len(text):
        raise ValueError("expected '}' before end of string")
    name = text[start:end]
    if text[end] == "!":
        if end + 1 == len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion, end = text[end + 1], end + 2
        if end == len(text):
            raise ValueError("unmatched '{' in format spec")
        if text[end] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if text[end] == "}":
        return name, "", conversion, end
    start, depth = end + 1, 1
    for end in range(start, len(text)):
        depth += (text[end] == "{") - (text[end] == "}")
        if not depth:
            return name, text[start:end], conversion, end
    raise ValueError("unmatched '{' in format spec")


def _first_part(name):
    """The first part of a name, a number if it looks like one, and its end."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    return int(name[:end]) if name[:end].isdecimal() else name[:end], end


def _steps(name, end):
    """Pairs of whether a step is an attribute, and the step."""
    while end < len(name):
        is_attribute, start = name[end] == ".", end + 1
        if name[end] not in ".[":
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if is_attribute:
            end = start
            while end < len(name) and name[end] not in ".[":
                end += 1
            step = name[start:end]
        else:
            end = name.find("]", start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            step, end = name[start:end], end + 1
        if not step:
            raise ValueError("Empty attribute in format string")
        yield is_attribute, int(step) if not is_attribute and step.isdecimal() else step

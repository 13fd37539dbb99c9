"""Constants of characters, and templates with named places."""

from collections import ChainMap as _ChainMap

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Template",
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

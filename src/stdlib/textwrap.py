"""Paragraphs in lines of a given width, and the indentation of text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_blanks = "\t\n\x0b\x0c\r "
_to_spaces = {ord(blank): " " for blank in _blanks}


def _is_letter(char):
    return (char.isalnum() or char == "_") and not char.isdecimal()


def _is_word(char):
    return char.isalnum() or char == "_" or char in "!\"'&.,?"


def _breaks_after(word, i):
    """Whether a line may end after the hyphen at i: letters around it make it part of a compound."""
    before = i >= 2 and _is_letter(word[i - 1]) and _is_letter(word[i - 2])
    initial = i >= 3 and word[i - 2] == "-" and _is_word(word[i - 1]) and _is_letter(word[i - 3])
    if not (before or initial) or i + 2 >= len(word) or not _is_letter(word[i + 1]):
        return False
    rest = i + 3 if word[i + 2] == "-" else i + 2
    return rest < len(word) and _is_letter(word[rest])


def _dash_end(word, i):
    """The end of a dash of two or more hyphens at i between words; 0 when there is none."""
    if i == 0 or not word.startswith("--", i) or not _is_word(word[i - 1]):
        return 0
    end = i
    while end < len(word) and word[end] == "-":
        end += 1
    return end if end < len(word) and (word[end].isalnum() or word[end] == "_") else 0


def _split_word(word):
    start = i = 0
    while start < len(word):
        end = _dash_end(word, start)
        i = start + 1
        while not end:
            if i >= len(word) or _dash_end(word, i):
                end = i
            elif word[i] == "-" and _breaks_after(word, i):
                end = i + 1
            i += 1
        yield word[start:end]
        start = end


class TextWrapper:
    """Wraps paragraphs; what the functions of the module take as keywords are its attributes."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def _chunks(self, text):
        """Words or parts of words, and the blanks between them."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_to_spaces)
        chunks, start = [], 0
        while start < len(text):
            is_blank, end = text[start] in _blanks, start
            while end < len(text) and (text[end] in _blanks) == is_blank:
                end += 1
            part = text[start:end]
            chunks += [part] if is_blank or not self.break_on_hyphens else _split_word(part)
            start = end
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                word = chunks[i].rstrip("\"'")
                if chunks[i + 1] == " " and len(word) > 1 and word[-1] in ".!?" and "a" <= word[-2] <= "z":
                    chunks[i + 1] = "  "
        return chunks

    def _take_part(self, chunks, line, room):
        """Moves as much of a chunk that is longer than any line as there is room for."""
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        chunk, end = chunks[-1], room
        if self.break_on_hyphens and len(chunk) > end:
            hyphen = chunk.rfind("-", 0, end)
            if hyphen > 0 and chunk[:hyphen].strip("-"):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def _shorten_last(self, lines, line, indent, width):
        """Ends the last line that is allowed with the placeholder."""
        length = sum(map(len, line))
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _check(self):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")

    def wrap(self, text):
        """The lines of a paragraph."""
        self._check()
        chunks, lines = self._chunks(text)[::-1], []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
                if not chunks:
                    break
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._take_part(chunks, line, 1 if width < 1 else width - length)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= width:
                lines.append(indent + "".join(line))
            else:
                self._shorten_last(lines, line, indent, width)
                break
        return lines

    def fill(self, text):
        """The paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The paragraph as one text with line feeds."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """As many words as fit one line; the placeholder stands for the rest."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.split()))


def dedent(text):
    """Takes away the blanks that all lines start with; lines of blanks alone become empty."""
    lines = text.split("\n")
    lines = ["" if not line.strip(" \t") else line for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        blanks = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = blanks
        else:
            while not blanks.startswith(margin):
                margin = margin[:-1]
    if not margin:
        return "\n".join(lines)
    return "\n".join([line[len(margin) :] if line else line for line in lines])


def indent(text, prefix, predicate=None):
    """Puts a prefix before the lines that are not blank, or that the predicate names."""
    wanted = predicate or (lambda line: not line.isspace())
    return "".join([prefix + line if wanted(line) else line for line in text.splitlines(True)])

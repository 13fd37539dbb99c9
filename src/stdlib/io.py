"""Streams in memory: of text and of bytes, with the base classes of streams."""

__all__ = ["IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "StringIO", "BytesIO", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do this."""


def _size(size):
    """A size as an int; None and negative ones mean everything."""
    if size is None:
        return -1
    if not hasattr(size, "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return size.__index__()


class IOBase:
    """What all streams have."""

    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file" if isinstance(self, TextIOBase) else "I/O operation on closed file.")

    def close(self):
        """Ends the use of the stream."""
        self.closed = True

    def flush(self):
        """Does nothing for streams in memory."""
        self._check()

    def isatty(self):
        """Whether the stream is a terminal."""
        self._check()
        return False

    def readable(self):
        self._check()
        return False

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        """The lines, until their length reaches the hint."""
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        """Writes each item of an iterable."""
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Streams of bytes without a buffer."""


class BufferedIOBase(IOBase):
    """Streams of bytes."""


class TextIOBase(IOBase):
    """Streams of text."""

    encoding = errors = newlines = None


class _Memory:
    """A content and a place in it; writing past the end fills up."""

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        """The place."""
        self._check()
        return self._place

    def read(self, size=-1, /):
        """The next items, or all that remain."""
        self._check()
        size = _size(size)
        start = self._place
        rest = len(self._content) - start
        if rest <= 0:
            return self._empty
        if size < 0 or size > rest:
            size = rest
        self._place = start + size
        return self._result(start, self._place)

    def readline(self, size=-1, /):
        """The next line with its end, or a part of it of the given size."""
        self._check()
        size = _size(size)
        start = self._place
        if start >= len(self._content):
            return self._empty
        end = self._line_end(start)
        if 0 <= size < end - start:
            end = start + size
        self._place = end
        return self._result(start, end)

    def truncate(self, size=None, /):
        """Cuts the content off at a size, or at the place."""
        self._check()
        size = self._place if size is None else _size(size)
        if size < 0:
            raise ValueError(f"{self._negative_size} {size}")
        if size < len(self._content):
            self._replace(self._content[:size])
        return size

    def getvalue(self):
        """The whole content."""
        self._check()
        return self._result(0, len(self._content))


class StringIO(_Memory, TextIOBase):
    """A stream of text in memory."""

    _empty = ""
    _negative_size = "Negative size value"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._place = 0
        # The content is the text followed by the pieces, which were written at its end.
        self._text, self._pieces = "", []
        if initial_value:
            self.write(initial_value)
            self._place = 0

    @property
    def _content(self):
        if self._pieces:
            self._text += "".join(self._pieces)
            self._pieces = []
        return self._text

    def _replace(self, content):
        self._text, self._pieces = content, []

    def _result(self, start, end):
        return self._content[start:end]

    def _line_end(self, start):
        content = self._content
        if self._newline == "":
            ends = [place for place in (content.find("\n", start), content.find("\r", start)) if place >= 0]
            if not ends:
                return len(content)
            place = min(ends)
            return place + (2 if content.startswith("\r\n", place) else 1)
        mark = self._newline or "\n"
        place = content.find(mark, start)
        return len(content) if place < 0 else place + len(mark)

    @property
    def line_buffering(self):
        self._check()
        return False

    def write(self, s, /):
        """Writes text at the place, and gives its length."""
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        length = len(s)
        if self._newline is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in ("\r", "\r\n"):
            s = s.replace("\n", self._newline)
        if not s:
            return length
        if not self._pieces and self._place == len(self._text) or self._pieces and self._place == self._end:
            self._pieces.append(s)
            self._place += len(s)
            self._end = self._place
            return length
        content = self._content.ljust(self._place, "\0")
        end = self._place + len(s)
        self._replace(content[: self._place] + s + content[end:])
        self._place = end
        return length

    def seek(self, pos, whence=0, /):
        """Goes to a place; from the present one or the end only by zero."""
        self._check()
        pos = pos.__index__()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._place = pos if whence == 0 else self._place if whence == 1 else len(self._content)
        return self._place


class BytesIO(_Memory, BufferedIOBase):
    """A stream of bytes in memory."""

    _empty = b""
    _negative_size = "negative size value"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, (str, int)):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._content = bytearray(initial_bytes or b"")
        self._place = 0

    def _replace(self, content):
        self._content = content

    def _result(self, start, end):
        return bytes(self._content[start:end])

    def _line_end(self, start):
        place = self._content.find(b"\n", start)
        return len(self._content) if place < 0 else place + 1

    def read1(self, size=-1, /):
        """Same as read."""
        return self.read(size)

    def readinto(self, buffer, /):
        """Fills a buffer, and gives how many bytes there were."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    readinto1 = readinto

    def getbuffer(self):
        """A view of the content."""
        self._check()
        return memoryview(self._content)

    def write(self, b, /):
        """Writes bytes at the place, and gives their number."""
        self._check()
        if isinstance(b, (str, int)):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        data = bytes(b)
        if data:
            if self._place > len(self._content):
                self._content.extend(bytes(self._place - len(self._content)))
            self._content[self._place : self._place + len(data)] = data
            self._place += len(data)
        return len(data)

    def seek(self, pos, whence=0, /):
        """Goes to a place, counted from the start, the present place or the end."""
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        base = 0 if whence == 0 else self._place if whence == 1 else len(self._content)
        self._place = max(base + pos, 0)
        return self._place

"""Streams in memory, of text and of bytes, with the base classes of streams."""

import abc
from builtins import open

from _io import DEFAULT_BUFFER_SIZE, BytesIO, StringIO, UnsupportedOperation

__all__ = [
    "open", "IOBase", "RawIOBase", "BytesIO", "StringIO", "BufferedIOBase", "TextIOBase", "UnsupportedOperation",
    "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(metaclass=abc.ABCMeta):
    """The base class of all streams."""

    __closed = False

    @property
    def closed(self):
        return self.__closed

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def seek(self, offset, whence=0, /):
        """Changes the position."""
        raise UnsupportedOperation("seek")

    def tell(self):
        """The position."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Cuts the content off."""
        raise UnsupportedOperation("truncate")

    def flush(self):
        """Writes what is still to be written; does nothing by default."""
        self._check()

    def close(self):
        """Flushes the stream and ends its use."""
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    def __del__(self):
        try:
            if not self.closed:
                self.close()
        except Exception:
            # Nobody is left to tell.
            pass

    def readable(self):
        """Whether the stream can be read."""
        return False

    def writable(self):
        """Whether the stream can be written."""
        return False

    def seekable(self):
        """Whether the position can be changed."""
        return False

    def isatty(self):
        """Whether the stream is a terminal."""
        self._check()
        return False

    def fileno(self):
        """The file descriptor, of streams that have one."""
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        """The next line, or a part of it of at most `size` bytes."""
        size = -1 if size is None else size
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def readlines(self, hint=None, /):
        """The lines, no more once their length exceeds the hint."""
        hint = -1 if hint is None else hint
        lines, length = [], 0
        for line in self:
            lines.append(line)
            if 0 < hint < length + len(line):
                break
            length += len(line)
        return lines

    def writelines(self, lines, /):
        """Writes each item of an iterable."""
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Streams of bytes without a buffer."""

    def read(self, size=-1, /):
        """At most `size` bytes, or all that are left."""
        if size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        """All bytes that are left."""
        content = bytearray()
        while data := self.read(DEFAULT_BUFFER_SIZE):
            content += data
        return bytes(content)

    def readinto(self, buffer, /):
        """Reads into a buffer; the number of bytes."""
        raise NotImplementedError

    def write(self, b, /):
        """Writes bytes; their number."""
        raise NotImplementedError


class BufferedIOBase(IOBase):
    """Streams of bytes with a buffer."""

    def read(self, size=-1, /):
        """At most `size` bytes, or all that are left."""
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        """At most `size` bytes by one read of what is below."""
        raise UnsupportedOperation("read1")

    def readinto(self, buffer, /):
        """Reads into a buffer; the number of bytes."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        """Reads into a buffer by one read of what is below."""
        data = self.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, b, /):
        """Writes bytes; their number."""
        raise UnsupportedOperation("write")

    def detach(self):
        """Gives up what is below."""
        raise UnsupportedOperation("detach")


class TextIOBase(IOBase):
    """Streams of text."""

    encoding = errors = newlines = None

    def read(self, size=-1, /):
        """At most `size` characters, or all that are left."""
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        """The next line, or a part of it."""
        raise UnsupportedOperation("readline")

    def write(self, s, /):
        """Writes text; its length."""
        raise UnsupportedOperation("write")

    def detach(self):
        """Gives up what is below."""
        raise UnsupportedOperation("detach")


TextIOBase.register(StringIO)
BufferedIOBase.register(BytesIO)

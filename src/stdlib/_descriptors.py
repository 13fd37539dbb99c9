"""Streams over file descriptors: what `os.fdopen` opens, the pipes of `subprocess`, and temporary files."""

import io as _io
import posix as _posix
from io import DEFAULT_BUFFER_SIZE, SEEK_CUR, SEEK_END, SEEK_SET, UnsupportedOperation

# Bytes that begin a character of UTF-8, with the length of the character.
_LEADS = (0xF0, 4), (0xE0, 3), (0xC0, 2)


class FileIO(_io.RawIOBase):
    """The bytes behind a file descriptor, without a buffer."""

    def __init__(self, file, mode="r", closefd=True, opener=None):
        self._descriptor = file
        self._kind = mode.replace("b", "").replace("t", "")
        self.closefd = closefd
        self.name = file

    @property
    def mode(self):
        return {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}.get(self._kind, "rb+" if self._kind != "a+" else "ab+")

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def readable(self):
        self._check()
        return self._kind == "r" or "+" in self._kind

    def writable(self):
        self._check()
        return self._kind != "r"

    def seekable(self):
        self._check()
        try:
            _posix.lseek(self._descriptor, 0, SEEK_CUR)
        except OSError:
            return False
        return True

    def fileno(self):
        self._check()
        return self._descriptor

    def isatty(self):
        self._check()
        return _posix.isatty(self._descriptor)

    def read(self, size=-1, /):
        self._check()
        if not self.readable():
            raise UnsupportedOperation("File not open for reading")
        if size is None or size < 0:
            return self.readall()
        return _posix.read(self._descriptor, size)

    def readall(self):
        self._check()
        chunks, size = [], DEFAULT_BUFFER_SIZE
        while chunk := _posix.read(self._descriptor, size):
            chunks.append(chunk)
            # Larger and larger pieces, so that long content takes few calls.
            size = min(size * 2, 1 << 20)
        return b"".join(chunks)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, b, /):
        self._check()
        if not self.writable():
            raise UnsupportedOperation("File not open for writing")
        return _posix.write(self._descriptor, b)

    def seek(self, offset, whence=SEEK_SET, /):
        self._check()
        return _posix.lseek(self._descriptor, offset, whence)

    def tell(self):
        self._check()
        return _posix.lseek(self._descriptor, 0, SEEK_CUR)

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self.tell()
        _posix.ftruncate(self._descriptor, size)
        return size

    def close(self):
        if not self.closed:
            super().close()
            if self.closefd:
                _posix.close(self._descriptor)


class _Buffered(_io.BufferedIOBase):
    """What the buffered streams share: bytes read ahead, and bytes still to be written."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw
        self._size = buffer_size
        self._ahead = b""
        self._pending = bytearray()

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    @property
    def closed(self):
        return self.raw is not None and self.raw.closed

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def _start_reading(self):
        if self.closed:
            raise ValueError("read of closed file")
        if not self.readable():
            raise UnsupportedOperation("read")
        if self._pending:
            self.flush()

    def read(self, size=-1, /):
        self._start_reading()
        if size is None or size < 0:
            data, self._ahead = self._ahead + self.raw.readall(), b""
            return data
        chunks, length = [self._ahead], len(self._ahead)
        while length < size:
            chunk = self.raw.read(max(self._size, size - length))
            if not chunk:
                break
            chunks.append(chunk)
            length += len(chunk)
        data = b"".join(chunks)
        self._ahead = data[size:]
        return data[:size]

    def read1(self, size=-1, /):
        self._start_reading()
        if size < 0:
            size = self._size
        if not self._ahead and size:
            self._ahead = self.raw.read(max(self._size, size))
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def peek(self, size=0, /):
        self._start_reading()
        if not self._ahead:
            self._ahead = self.raw.read(self._size)
        return self._ahead

    def readline(self, size=-1, /):
        self._start_reading()
        size = -1 if size is None else size
        chunks, length = [], 0
        while size < 0 or length < size:
            if not self._ahead:
                self._ahead = self.raw.read(self._size)
                if not self._ahead:
                    break
            end = self._ahead.find(b"\n") + 1 or len(self._ahead)
            if size >= 0:
                end = min(end, size - length)
            chunk, self._ahead = self._ahead[:end], self._ahead[end:]
            chunks.append(chunk)
            length += end
            if chunk.endswith(b"\n"):
                break
        return b"".join(chunks)

    def write(self, b, /):
        if self.closed:
            raise ValueError("write to closed file")
        if not self.writable():
            raise UnsupportedOperation("write")
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._forget_ahead()
        data = memoryview(b).cast("B")
        self._pending += data
        if len(self._pending) > self._size:
            self._write_pending()
        return len(data)

    def _forget_ahead(self):
        if self._ahead:
            self.raw.seek(-len(self._ahead), SEEK_CUR)
            self._ahead = b""

    def _write_pending(self):
        while self._pending:
            written = self.raw.write(self._pending)
            del self._pending[:written]

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        self._write_pending()

    def seek(self, offset, whence=SEEK_SET, /):
        self._check()
        self._write_pending()
        if whence == SEEK_CUR:
            offset -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.tell() - len(self._ahead) + len(self._pending)

    def truncate(self, size=None, /):
        self._check()
        self._write_pending()
        self._forget_ahead()
        return self.raw.truncate(size)

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def close(self):
        if self.raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()


class BufferedReader(_Buffered):
    """Bytes to read."""


class BufferedWriter(_Buffered):
    """Bytes to write."""


class BufferedRandom(_Buffered):
    """Bytes to read and write."""


class TextIOWrapper(_io.TextIOBase):
    """Text over a buffered stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer = buffer
        self.encoding = "UTF-8" if encoding in (None, "locale") else encoding
        self.errors = "strict" if errors is None else errors
        # Says now that an encoding is not known, and not at the first use.
        "".encode(self.encoding)
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        # Bytes of a character, or of a line end, that is not complete yet; and text as it was decoded, not translated.
        self._incomplete = b""
        self._text = ""

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer is not None and self.buffer.closed

    def __repr__(self):
        mode = f" mode={self.mode!r}" if "mode" in self.__dict__ else ""
        return f"<_io.TextIOWrapper name={self.name!r}{mode} encoding={self.encoding!r}>"

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def _start_reading(self):
        self._check()
        if not self.readable():
            raise UnsupportedOperation("not readable")
        self.buffer.flush()

    def _complete(self, data):
        """The length of `data` without a character or line end at its end that may go on."""
        if self.encoding.lower().replace("_", "-") in ("utf-8", "utf8", "u8"):
            for back in range(1, min(4, len(data) + 1)):
                byte = data[-back]
                if byte & 0xC0 == 0x80:
                    continue
                length = next((length for lead, length in _LEADS if byte >= lead), 1)
                if length > back:
                    return len(data) - back
                break
        if self._newline in (None, "", "\r\n") and data.endswith(b"\r"):
            return len(data) - 1
        return len(data)

    def _decode_more(self):
        """Decodes one piece; whether there was one."""
        chunk = self.buffer.read1(DEFAULT_BUFFER_SIZE)
        data = self._incomplete + chunk
        end = self._complete(data) if chunk else len(data)
        self._incomplete = data[end:]
        self._text += data[:end].decode(self.encoding, self.errors)
        return bool(chunk)

    def _translated(self, text):
        if self._newline is None and "\r" in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1, /):
        self._start_reading()
        if size is None or size < 0:
            data = self._incomplete + self.buffer.read()
            text, self._text, self._incomplete = self._text, "", b""
            return self._translated(text + data.decode(self.encoding, self.errors))
        parts, length = [], 0
        while length < size:
            if not self._text and not self._decode_more() and not self._text:
                break
            end = size - length
            if self._newline is None and self._text[end - 1 : end + 1] == "\r\n":
                end += 1
            part = self._translated(self._text[:end])
            self._text = self._text[end:]
            parts.append(part)
            length += len(part)
        return "".join(parts)

    def _line_end(self, start):
        """Where the first line in the decoded text ends, when that is known; it has no line end before `start`."""
        text = self._text
        if self._newline not in (None, ""):
            place = text.find(self._newline, max(0, start - 1))
            return place + len(self._newline) if place >= 0 else 0
        feed, carriage = text.find("\n", start), text.find("\r", start)
        if carriage >= 0 and (feed < 0 or carriage < feed):
            return carriage + (2 if text.startswith("\n", carriage + 1) else 1)
        return feed + 1

    def readline(self, size=-1, /):
        self._start_reading()
        size = -1 if size is None else size
        start = 0
        while True:
            end = self._line_end(start)
            if end:
                break
            start = len(self._text)
            if 0 <= size <= start or not self._decode_more():
                end = self._line_end(start) or len(self._text)
                break
        line = self._translated(self._text[:end])
        if 0 <= size < len(line):
            # No line end is within the first `size` characters: nothing there is translated.
            end, line = size, line[:size]
        self._text = self._text[end:]
        return line

    def write(self, s, /):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        if not self.writable():
            raise UnsupportedOperation("not writable")
        text = s.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else s
        self._forget_text()
        self.buffer.write(text.encode(self.encoding, self.errors))
        if self.line_buffering and ("\n" in s or "\r" in s):
            self.flush()
        return len(s)

    def _forget_text(self):
        if self._text or self._incomplete:
            self.buffer.seek(self.tell())
            self._text, self._incomplete = "", b""

    def flush(self):
        self._check()
        self.buffer.flush()

    def seek(self, offset, whence=SEEK_SET, /):
        self._check()
        if whence == SEEK_CUR and offset:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == SEEK_END and offset:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence == SEEK_CUR:
            offset, whence = self.tell(), SEEK_SET
        self._text, self._incomplete = "", b""
        return self.buffer.seek(offset, whence)

    def tell(self):
        self._check()
        ahead = len(self._incomplete)
        if self._text:
            ahead += len(self._text.encode(self.encoding, self.errors))
        return self.buffer.tell() - ahead

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def close(self):
        if self.buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()


for _class in FileIO, BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper:
    _class.__module__ = "_io"


def open_descriptor(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """A stream over a descriptor, with the arguments of `open`."""
    kinds = set(mode)
    if len(kinds) != len(mode) or kinds - set("rwaxbt+") or len(kinds & set("rwax")) != 1 or {"b", "t"} <= kinds:
        # Says what is wrong, as no file is touched before the mode is read.
        open("", mode)
    is_binary = "b" in kinds
    if is_binary and not encoding is errors is newline is None:
        name, article = ("encoding", "an") if encoding is not None else ("errors", "an") if errors is not None else ("newline", "a")
        raise ValueError(f"binary mode doesn't take {article} {name} argument")
    if fd < 0:
        raise ValueError("negative file descriptor")
    # An error of the system for what is not open.
    _posix.close(_posix.dup(fd))
    raw = FileIO(fd, mode, closefd)
    if buffering == 0:
        if is_binary:
            return raw
        raise ValueError("can't have unbuffered text I/O")
    is_line_buffered = buffering == 1 or buffering < 0 and raw.isatty()
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    kind = BufferedRandom if "+" in kinds else BufferedReader if "r" in kinds else BufferedWriter
    buffer = kind(raw, size)
    if is_binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, is_line_buffered)
    text.mode = mode
    return text

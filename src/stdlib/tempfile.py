"""Files and directories for a while."""

import _descriptors
import errno as _errno
import io as _io
import os as _os
import types as _types
import weakref as _weakref

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp", "TMP_MAX",
    "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

# Names that are tried.
TMP_MAX = 238328
template = "tmp"
tempdir = None

_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_FLAGS = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW


def _random_name():
    # 37 does not divide 256: from 16 bits a name's eight characters come out as good as even.
    numbers = _os.urandom(16)
    return "".join(_CHARACTERS[(numbers[place] << 8 | numbers[place + 1]) % len(_CHARACTERS)] for place in range(0, 16, 2))


def _candidates():
    folders = [_os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP")] + ["/tmp", "/var/tmp", "/usr/tmp"]
    folders = [_os.path.abspath(folder) for folder in folders if folder]
    try:
        folders.append(_os.getcwd())
    except OSError:
        folders.append(_os.curdir)
    return folders


def _find_folder():
    """The first folder in which a file can be made."""
    folders = _candidates()
    for folder in folders:
        for _ in range(100):
            path = _os.path.join(folder, _random_name())
            try:
                descriptor = _os.open(path, _FLAGS, 0o600)
            except FileExistsError:
                continue
            except OSError:
                break
            try:
                _os.write(descriptor, b"blat")
            finally:
                _os.close(descriptor)
                _os.unlink(path)
            return folder
    raise FileNotFoundError(_errno.ENOENT, f"No usable temporary directory found in {folders}")


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        tempdir = _find_folder()
    return _os.fsdecode(tempdir)


def gettempdirb():
    """The folder for temporary files, as bytes."""
    return _os.fsencode(gettempdir())


def gettempprefix():
    """What names begin with."""
    return template


def gettempprefixb():
    """What names begin with, as bytes."""
    return _os.fsencode(template)


def _parts(prefix, suffix, dir):
    """The parts of a name, all str or all bytes, with those that were not given."""
    kinds = set()
    for part in prefix, suffix, dir:
        if part is not None:
            part = _os.fspath(part)
            kinds.add(bytes if isinstance(part, bytes) else str)
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    is_bytes = kinds == {bytes}
    prefix = (gettempprefixb() if is_bytes else gettempprefix()) if prefix is None else prefix
    suffix = (b"" if is_bytes else "") if suffix is None else suffix
    dir = (gettempdirb() if is_bytes else gettempdir()) if dir is None else dir
    return prefix, suffix, dir, is_bytes


def _make(prefix, suffix, dir, make):
    """Calls `make` with names until one is not taken; its result and the path."""
    prefix, suffix, dir, is_bytes = _parts(prefix, suffix, dir)
    for _ in range(TMP_MAX):
        name = _random_name()
        path = _os.path.join(dir, prefix + (_os.fsencode(name) if is_bytes else name) + suffix)
        try:
            return make(path), _os.path.abspath(path)
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file that only its owner can read; its open descriptor and its path."""
    return _make(prefix, suffix, dir, lambda path: _os.open(path, _FLAGS, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a directory that only its owner can read; its path."""
    path = _make(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700))[1]
    # The host makes directories with its own permissions.
    _os.chmod(path, 0o700)
    return path


def mktemp(suffix="", prefix=template, dir=None):
    """A path that is not taken yet. Somebody else may take it."""
    dir = gettempdir() if dir is None else dir
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + _random_name() + suffix)
        if not _os.path.exists(path):
            return _os.path.abspath(path)
    raise FileExistsError(_errno.EEXIST, "No usable temporary filename found")


class _Closer:
    """Closes a file and removes it, once."""

    def __init__(self, file, path, removes_at_close, removes_at_all):
        self.file, self.path = file, path
        self.removes_at_close, self.removes_at_all = removes_at_close, removes_at_all
        self.is_removed = False

    def remove(self):
        if self.removes_at_all and not self.is_removed:
            self.is_removed = True
            try:
                _os.unlink(self.path)
            except FileNotFoundError:
                # The script has removed it.
                pass

    def close(self):
        try:
            self.file.close()
        finally:
            if self.removes_at_close:
                self.remove()


class _TemporaryFileWrapper:
    """A file with a name that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name, self.delete = file, name, delete
        self._closer = _Closer(file, name, delete and delete_on_close, delete)

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper file={self.file!r}>"

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self._closer.close()
        self._closer.remove()

    def __del__(self):
        closer = self.__dict__.get("_closer")
        if closer is not None:
            closer.close()
            closer.remove()

    def close(self):
        """Closes the file, and removes it."""
        self._closer.close()

    def __iter__(self):
        yield from self.file


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None,
    delete_on_close=True,
):
    """A new file with a name."""
    descriptor, path = mkstemp(suffix, prefix, dir)
    try:
        file = _descriptors.open_descriptor(descriptor, mode, buffering, encoding, errors, newline)
        (file.buffer.raw if "b" not in mode else getattr(file, "raw", file)).name = path
    except:
        _os.close(descriptor)
        _os.unlink(path)
        raise
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A new file without a name."""
    descriptor, path = mkstemp(suffix, prefix, dir)
    _os.unlink(path)
    try:
        return _descriptors.open_descriptor(descriptor, mode, buffering, encoding, errors, newline)
    except:
        _os.close(descriptor)
        raise


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory that becomes one without a name when it grows."""

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
    ):
        self._most = max_size
        self._arguments = dict(
            mode=mode, buffering=buffering, encoding=encoding, newline=newline, suffix=suffix, prefix=prefix, dir=dir, errors=errors
        )
        self._rolled = False
        self._file = _io.BytesIO() if "b" in mode else _io.StringIO(newline="\n" if newline is None else newline)

    def rollover(self):
        """Makes a file of it now."""
        if self._rolled:
            return
        memory, self._file = self._file, TemporaryFile(**self._arguments)
        self._file.write(memory.getvalue())
        self._file.seek(memory.tell(), 0)
        self._rolled = True

    def _changed(self, result):
        if self._most and not self._rolled and self._file.tell() > self._most:
            self.rollover()
        return result

    def write(self, data):
        return self._changed(self._file.write(data))

    def writelines(self, lines):
        return self._changed(self._file.writelines(lines))

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is not None and size > self._most:
            self.rollover()
        return self._file.truncate(size)

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def flush(self):
        self._file.flush()

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def close(self):
        self._file.close()

    @property
    def closed(self):
        return self._file.closed

    def __iter__(self):
        return self._file.__iter__()

    def __enter__(self):
        if self.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *args):
        self._file.close()


def _remove_tree(path):
    for name in _os.listdir(path):
        inner = _os.path.join(path, name)
        if _os.path.isdir(inner):
            try:
                _os.unlink(inner)
            except OSError:
                _remove_tree(inner)
        else:
            _os.unlink(inner)
    _os.rmdir(path)


class TemporaryDirectory:
    """A directory that is removed with its content."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignores_errors, self._delete = ignore_cleanup_errors, delete
        self._finalizer = _weakref.finalize(self, self._remove, self.name, ignore_cleanup_errors) if delete else None

    @staticmethod
    def _remove(name, ignores_errors):
        try:
            _remove_tree(name)
        except FileNotFoundError:
            pass
        except OSError:
            if not ignores_errors:
                raise

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Removes the directory now."""
        if self._finalizer is None or self._finalizer.detach() or _os.path.exists(self.name):
            self._remove(self.name, self._ignores_errors)

    __class_getitem__ = classmethod(_types.GenericAlias)

"""Files, directories and the environment, as far as the host grants them."""

import posixpath as path
import posix as _posix
import sys as _sys
from abc import ABC as _ABC, abstractmethod as _abstractmethod
from collections.abc import MutableMapping as _MutableMapping
from posix import fspath, getcwd, getpid, listdir, mkdir, remove, rename, rmdir, strerror, unlink, urandom
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

_sys.modules["os.path"] = path

__all__ = [
    "altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull", "extsep", "error", "environ",
    "fspath", "fsencode", "fsdecode", "getcwd", "getcwdb", "getenv", "getpid", "listdir", "makedirs", "mkdir", "remove", "removedirs",
    "rename", "replace", "rmdir", "strerror", "unlink", "urandom", "walk", "PathLike", "SEEK_SET", "SEEK_CUR", "SEEK_END", "F_OK",
]

name = "posix"
linesep = "\n"
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK = 0
replace = rename


def _check(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


class _Environ(_MutableMapping):
    """The environment. Changes are seen by this program alone."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[_check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[_check(key)] = _check(value)

    def __delitem__(self, key):
        try:
            del self._data[_check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{shown}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        if not isinstance(other, (dict, _MutableMapping)):
            return NotImplemented
        merged = dict(self)
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, (dict, _MutableMapping)):
            return NotImplemented
        merged = dict(other)
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self


environ = _Environ(_posix.environ)


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


class PathLike(_ABC):
    """What has a path in a file system."""

    __slots__ = ()

    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as str."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwdb():
    """The current directory as bytes."""
    return getcwd().encode()


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory and those above it that are not there."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail in (curdir, b"."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a directory, and those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def access(path_, mode):
    """Whether there is such a file; permissions are not looked at."""
    if mode != F_OK:
        raise NotImplementedError("os.access() supports only os.F_OK")
    return path.exists(path_)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """For each directory under a top one: its path, the names of its directories, and those of its files."""
    stack = [(fspath(top), None)]
    while stack:
        folder, ready = stack.pop()
        if ready is not None:
            yield ready
            continue
        try:
            names = listdir(folder)
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        folders = [entry for entry in names if path.isdir(path.join(folder, entry))]
        files = [entry for entry in names if entry not in folders]
        found = folder, folders, files
        if topdown:
            yield found
        else:
            stack.append((folder, found))
        stack.extend((path.join(folder, entry), None) for entry in reversed(folders))

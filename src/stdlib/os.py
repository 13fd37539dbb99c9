"""Files, directories and the environment, as far as the host grants them."""

import posixpath as path
import posix as _posix
import sys as _sys
from abc import ABC as _ABC, abstractmethod as _abstractmethod
from collections.abc import MutableMapping as _MutableMapping
from posix import (
    O_APPEND, O_CLOEXEC, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY, WNOHANG, _exit, chmod,
    close, dup, dup2, fspath, ftruncate, getcwd, getpid, getppid, isatty, kill, listdir, lseek, mkdir, open, pipe, read, remove, rename, rmdir,
    strerror, unlink, urandom, waitpid, write,
)
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

_sys.modules["os.path"] = path

__all__ = [
    "altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull", "extsep", "error", "environ",
    "fspath", "fsencode", "fsdecode", "getcwd", "getcwdb", "getenv", "getpid", "listdir", "makedirs", "mkdir", "remove", "removedirs",
    "rename", "replace", "rmdir", "strerror", "unlink", "urandom", "walk", "PathLike", "SEEK_SET", "SEEK_CUR", "SEEK_END", "F_OK",
    "O_APPEND", "O_CLOEXEC", "O_CREAT", "O_DIRECTORY", "O_EXCL", "O_NOFOLLOW", "O_NONBLOCK", "O_RDONLY", "O_RDWR", "O_TRUNC", "O_WRONLY",
    "WNOHANG", "_exit", "abort", "chmod", "close", "dup", "dup2", "fdopen", "ftruncate", "get_exec_path", "getppid", "isatty", "kill", "lseek",
    "open", "pipe", "putenv", "read", "unsetenv", "waitpid", "waitstatus_to_exitcode", "write", "WIFEXITED", "WEXITSTATUS", "WIFSIGNALED",
    "WTERMSIG", "WIFSTOPPED", "WSTOPSIG", "WCOREDUMP",
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


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A stream over a file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    from _descriptors import open_descriptor

    return open_descriptor(fd, mode, buffering, encoding, *args, **kwargs)


def abort():
    """Ends the process by SIGABRT."""
    if "faulthandler" in _sys.modules or "faulthandler" in _sys._xoptions:
        import faulthandler

        faulthandler._report("Aborted", _sys._getframe(1))
    _posix.abort()


def get_exec_path(env=None):
    """The directories in which programs are looked for."""
    if env is None:
        env = environ
    found = env.get("PATH")
    if found is None:
        found = env.get(b"PATH") if not isinstance(env, _Environ) else None
    if isinstance(found, bytes):
        found = fsdecode(found)
    return (defpath if found is None else found).split(pathsep)


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    return status & 0x7F not in (0, 0x7F)


def WTERMSIG(status):
    return status & 0x7F


def WIFSTOPPED(status):
    return status & 0xFF == 0x7F


def WSTOPSIG(status):
    return status >> 8 & 0xFF


def WCOREDUMP(status):
    return bool(status & 0x80)


def waitstatus_to_exitcode(status):
    """The exit code of a process that ended, or minus the number of the signal that ended it."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")

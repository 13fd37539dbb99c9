"""Paths of POSIX systems: taking them apart and putting them together, and a few questions to the host."""

import posix as _posix
from posix import fspath as _fspath

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix", "getsize",
    "exists", "lexists", "isfile", "isdir", "islink", "expanduser", "expandvars", "normpath", "abspath", "realpath", "relpath",
    "commonpath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "supports_unicode_filenames",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _is_bytes(path):
    return isinstance(path, bytes)


def _like(path, text):
    """The text as the kind of string that the path is."""
    return text.encode() if _is_bytes(path) else text


def _same_kind(function, *paths):
    """Refuses to mix str and bytes."""
    if len({_is_bytes(path) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    """The path itself: case counts."""
    return _fspath(s)


def isabs(s):
    """Whether a path starts at the root."""
    s = _fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, *p):
    """The parts with slashes between them; an absolute part drops what is before it."""
    path = _fspath(a)
    slash = _like(path, "/")
    for part in map(_fspath, p):
        if _is_bytes(part) is not _is_bytes(path):
            _same_kind("join", path, part)
        if part.startswith(slash) or not path:
            path = part
        elif path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    """The path before the last slash, without its slashes unless it is the root, and what is behind it."""
    p = _fspath(p)
    slash = _like(p, "/")
    place = p.rfind(slash) + 1
    head, tail = p[:place], p[place:]
    return head.rstrip(slash) or head, tail


def basename(p):
    """What is behind the last slash."""
    p = _fspath(p)
    return p[p.rfind(_like(p, "/")) + 1:]


def dirname(p):
    """What is before the last slash."""
    return split(p)[0]


def splitdrive(p):
    """There are no drives: the drive is empty."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """An empty drive, the slashes that are the root, and the rest. Two slashes are a root of their own, three are one."""
    p = _fspath(p)
    slash, empty = _like(p, "/"), p[:0]
    rest = p.lstrip(slash)
    count = len(p) - len(rest)
    if count == 2:
        return empty, p[:2], rest
    if count:
        return empty, slash, p[1:]
    return empty, empty, p


def splitext(p):
    """The path without the extension of its last part, and the extension with its dot. Leading dots belong to the name."""
    p = _fspath(p)
    slash, dot = _like(p, "/"), _like(p, ".")
    start = p.rfind(slash) + 1
    name = p[start:]
    bare = name.lstrip(dot)
    place = bare.rfind(dot)
    if place < 0:
        return p, p[:0]
    cut = start + len(name) - len(bare) + place
    return p[:cut], p[cut:]


def commonprefix(m):
    """The longest text that all the paths begin with, wherever it ends."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    least, greatest = min(m), max(m)
    for place, item in enumerate(least):
        if item != greatest[place]:
            return least[:place]
    return least


def normpath(path):
    """The path without doubled slashes and without parts that lead nowhere."""
    path = _fspath(path)
    slash, here, up = _like(path, "/"), _like(path, "."), _like(path, "..")
    if not path:
        return here
    _, root, rest = splitroot(path)
    kept = []
    for part in rest.split(slash):
        if not part or part == here:
            continue
        if part == up and kept and kept[-1] != up:
            kept.pop()
        elif part != up or not root:
            kept.append(part)
    return root + slash.join(kept) or here


def _current(path):
    folder = _posix.getcwd()
    return folder.encode() if _is_bytes(path) else folder


def abspath(path):
    """The path from the root."""
    path = _fspath(path)
    return normpath(path if isabs(path) else join(_current(path), path))


def realpath(filename, *, strict=False):
    """As abspath: links are not followed, because the host does not tell of them."""
    return abspath(filename)


def relpath(path, start=None):
    """How to get from one place to another."""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, up = _like(path, "/"), _like(path, "..")
    start = _like(path, ".") if start is None else _fspath(start)
    _same_kind("relpath", path, start)
    origin = [part for part in abspath(start).split(slash) if part]
    target = [part for part in abspath(path).split(slash) if part]
    shared = len(commonprefix([origin, target]))
    parts = [up] * (len(origin) - shared) + target[shared:]
    return slash.join(parts) if parts else _like(path, ".")


def commonpath(paths):
    """The longest path that all the paths are under."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _same_kind("commonpath", *paths)
    slash, here = _like(paths[0], "/"), _like(paths[0], ".")
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    split_paths = [[part for part in path.split(slash) if part and part != here] for path in paths]
    root = slash if paths[0].startswith(slash) else slash[:0]
    return root + slash.join(commonprefix(split_paths))


def exists(path):
    """Whether there is a file or a directory."""
    return isfile(path) or isdir(path)


lexists = exists


def isfile(path):
    """Whether there is a file."""
    try:
        return _posix._is_file(path)
    except ValueError:
        return False


def isdir(s):
    """Whether there is a directory."""
    try:
        return _posix._is_directory(s)
    except ValueError:
        return False


def islink(path):
    """False: the host does not tell of links."""
    _fspath(path)
    return False


def getsize(filename):
    """Bytes in a file."""
    return _posix._size(filename)


def expanduser(path):
    """The path with a leading ~ replaced by the home directory that the environment names."""
    path = _fspath(path)
    tilde, slash = _like(path, "~"), _like(path, "/")
    head = path.split(slash, 1)[0]
    home = _posix.environ.get("HOME")
    if head != tilde or not home:
        return path
    home = _like(path, home).rstrip(slash)
    return home + path[1:] or slash


def expandvars(path):
    """The path with $name and ${name} replaced by what the environment has for them."""
    path = _fspath(path)
    if _is_bytes(path):
        return expandvars(path.decode()).encode()
    done, rest = "", path
    while True:
        before, dollar, rest = rest.partition("$")
        done += before
        if not dollar:
            return done
        if rest.startswith("{") and "}" in rest:
            name, rest = rest[1:].split("}", 1)
            shown = "${" + name + "}"
        else:
            length = 0
            while length < len(rest) and rest[length].isascii() and (rest[length].isalnum() or rest[length] == "_"):
                length += 1
            name, rest = rest[:length], rest[length:]
            shown = "$" + name
        done += _posix.environ.get(name, shown) if name else shown

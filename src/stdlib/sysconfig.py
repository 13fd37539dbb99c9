"""How the interpreter was built, for programs that ask."""

import posixpath as _posixpath
import sys as _sys

__all__ = [
    "get_config_var", "get_config_vars", "get_default_scheme", "get_path", "get_path_names", "get_paths", "get_platform",
    "get_preferred_scheme", "get_python_version", "get_scheme_names",
]

_VERSION = f"{_sys.version_info.major}.{_sys.version_info.minor}"

# Below the prefix; none of these folders need be there.
_PLACES = {
    "stdlib": "lib/python{version}", "platstdlib": "lib/python{version}", "purelib": "lib/python{version}/site-packages",
    "platlib": "lib/python{version}/site-packages", "include": "include/python{version}", "platinclude": "include/python{version}",
    "scripts": "bin", "data": "",
}

_variables = {}


def get_python_version():
    """The version of the language, without its third number."""
    return _VERSION


def _machine():
    return getattr(_sys.implementation, "_multiarch", "x86_64-linux-gnu").split("-")[0]


def get_platform():
    """The operating system and the machine."""
    return f"{_sys.platform}-{_machine()}"


def get_scheme_names():
    """The names of the ways in which folders are laid out."""
    return ("posix_prefix",)


def get_default_scheme():
    """The way in which folders are laid out."""
    return "posix_prefix"


def get_preferred_scheme(key):
    """The way in which folders are laid out for a purpose."""
    return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}[key]


def get_path_names():
    """The names of the folders."""
    return tuple(name for name in _PLACES if name != "platinclude")


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """The folders by their names."""
    if scheme != "posix_prefix":
        raise KeyError(scheme)
    prefix = (vars or {}).get("base") or _sys.prefix
    return {name: _posixpath.join(prefix, place.format(version=_VERSION)).rstrip("/") for name, place in _PLACES.items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    """One of the folders."""
    return get_paths(scheme, vars, expand)[name]


def get_config_vars(*args):
    """All facts of the build, or the values of those that are named."""
    if not _variables:
        release = ".".join(map(str, _sys.version_info[:3]))
        _variables.update(
            prefix=_sys.prefix, exec_prefix=_sys.exec_prefix, base=_sys.prefix, platbase=_sys.exec_prefix, installed_base=_sys.prefix,
            installed_platbase=_sys.exec_prefix, py_version=release, py_version_short=_VERSION,
            py_version_nodot=_VERSION.replace(".", ""), abiflags="", Py_GIL_DISABLED=0, Py_DEBUG=0, WITH_PYMALLOC=0, SIZEOF_VOID_P=8,
            VERSION=_VERSION, EXT_SUFFIX=None, SOABI=None, OPT="-DNDEBUG", CFLAGS="-DNDEBUG", Py_ENABLE_SHARED=0,
        )
    return [_variables.get(name) for name in args] if args else _variables


def get_config_var(name):
    """One fact of the build; None when it is not known."""
    return get_config_vars().get(name)

"""Classes made of annotations, and the protocols and streams that come with them. Part of `typing`, which imports it at its end."""

import collections
import sys
from abc import abstractmethod as _abstractmethod
from typing import AnyStr, Generic, NotRequired, Protocol, Required, _convert, runtime_checkable

# What is here is known and shown as part of `typing`.
__name__ = "typing"


class _NamedTupleMeta(type):
    def __new__(cls, name, bases, namespace):
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field")
        result = collections.namedtuple(name, list(annotations), defaults=defaults, module=namespace.get("__module__"))
        result.__annotations__ = dict(annotations)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in annotations and key not in ("__module__", "__annotations__", "__qualname__", "__classcell__"):
                setattr(result, key, value)
        return result


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=(), /):
    """A class of named tuples whose fields have types; also a base class with annotations."""
    fields = list(fields)
    result = collections.namedtuple(
        typename, [name for name, _ in fields], module=sys._getframe(1).f_globals.get("__name__")
    )
    result.__annotations__ = {name: _convert(kind) for name, kind in fields}
    return result


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        result = type.__new__(cls, name, (dict,), namespace)
        annotations, required = {}, set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
        for key, kind in namespace.get("__annotations__", {}).items():
            annotations[key] = kind
            origin = getattr(kind, "__origin__", None)
            (required.add if origin is Required or total and origin is not NotRequired else required.discard)(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(annotations) - required
        result.__total__ = total
        return result

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields={}, /, *, total=True):
    """A class of dicts with given keys; also a base class with annotations."""
    namespace = {"__annotations__": dict(fields), "__module__": sys._getframe(1).f_globals.get("__name__")}
    return _TypedDictMeta(typename, (), namespace, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self) -> int: ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self) -> float: ...


@runtime_checkable
class SupportsComplex(Protocol):
    def __complex__(self) -> complex: ...


@runtime_checkable
class SupportsBytes(Protocol):
    def __bytes__(self) -> bytes: ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self) -> int: ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    def __round__(self, ndigits=0): ...


class IO(Generic[AnyStr]):
    """The type of open files, for annotations only."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """The type of files opened in a binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """The type of files opened in a text mode."""

    __slots__ = ()


def _io_members():
    names = (
        "mode name close closed fileno flush isatty read readable readline readlines seek seekable tell truncate writable write "
        "writelines __enter__ __exit__"
    ).split()
    for cls, members in ((IO, names), (BinaryIO, ["__enter__"]), (TextIO, "buffer encoding errors line_buffering newlines __enter__".split())):
        for name in members:
            def member(self, *args):
                """What a file has."""
            member.__name__ = name
            member.__qualname__ = f"{cls.__name__}.{name}"
            member = _abstractmethod(member)
            is_property = name in ("mode", "name", "closed") or cls is TextIO and name != "__enter__"
            setattr(cls, name, property(member) if is_property else member)


_io_members()

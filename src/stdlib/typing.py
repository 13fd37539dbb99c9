"""Names for annotations. They are kept and shown, and nothing checks them, but for protocols that are asked at run time."""

import collections
import sys
import types
import _collections_abc
import _re
from abc import ABCMeta
from _typing_functions import (
    assert_never, assert_type, cast, clear_overloads, dataclass_transform, final, get_overloads, no_type_check, overload, override, reveal_type,
)

TYPE_CHECKING = False
_no_default = object()


def _show(kind):
    if isinstance(kind, type) and type(kind) is not types.GenericAlias:
        if kind.__module__ == "builtins":
            return kind.__qualname__
        return f"{kind.__module__}.{kind.__qualname__}"
    if kind is ...:
        return "..."
    if isinstance(kind, types.FunctionType):
        return kind.__name__
    if isinstance(kind, (tuple, list)):
        return "[" + ", ".join(map(_show, kind)) + "]"
    return repr(kind)


def _convert(kind):
    """An argument as it is kept: None as its type, text as a forward reference."""
    if kind is None:
        return type(None)
    return ForwardRef(kind) if isinstance(kind, str) else kind


class _Operand:
    """What can stand in a union."""

    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Operand):
    """An annotation that was given as text."""

    __slots__ = ("__forward_arg__",)

    def __init__(self, arg, is_argument=True):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


def _parameters_of(args):
    """The type parameters in arguments, each once."""
    found = {}
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            found[arg] = None
        elif isinstance(arg, (list, tuple)):
            found.update(dict.fromkeys(_parameters_of(arg)))
        elif not isinstance(arg, type):
            found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
    return tuple(found)


class _Alias(_Operand):
    """A generic type with its arguments."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)
        self._name = name
        self.__module__ = getattr(origin, "__module__", "typing")

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        values = dict(zip(self.__parameters__, map(_convert, args)))
        return type(self)(self.__origin__, tuple([_substitute(arg, values) for arg in self.__args__]), self._name)

    def __call__(self, *args, **kwargs):
        if self._name is not None and not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __getattr__(self, name):
        if name[:2] == "__" == name[-2:]:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            return () if any(isinstance(base, type) and issubclass(base, Generic) for base in bases) else (self.__origin__,)
        if self._name is None:
            return (self.__origin__,)
        return (self.__origin__,) if Generic in bases else (self.__origin__, Generic)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        args = frozenset(self.__args__) if self.__origin__ is Union else self.__args__
        return hash((self.__origin__, args))

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return any(isinstance(instance, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        args = self.__args__
        if self.__origin__ is Union and len(args) == 2 and type(None) in args:
            kind = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_show(kind)}]"
        if self.__origin__ is Literal:
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        if self.__origin__ is _collections_abc.Callable and args:
            given = "..." if args[0] is ... else "[" + ", ".join(map(_show, args[:-1])) + "]"
            return f"typing.Callable[{given}, {_show(args[-1])}]"
        shown = ", ".join(["NoneType" if arg is type(None) else _show(arg) for arg in args]) or "()"
        name = f"typing.{self._name}" if self._name else _show(self.__origin__)
        return f"{name}[{shown}]"


class _Annotated(_Alias):
    """A type with remarks."""

    def __init__(self, origin, args, metadata=()):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata or ()

    def __repr__(self):
        return f"typing.Annotated[{', '.join([_show(self.__origin__), *map(repr, self.__metadata__)])}]"

    def __eq__(self, other):
        return isinstance(other, _Annotated) and (self.__origin__, self.__metadata__) == (other.__origin__, other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _substitute(arg, values):
    if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
        return values.get(arg, arg)
    if isinstance(arg, _Alias) and arg.__parameters__:
        return arg[tuple([values.get(parameter, parameter) for parameter in arg.__parameters__])]
    return arg


class _Form(_Operand):
    """A name that has a meaning for type checkers; a function makes what its subscription gives."""

    def __init__(self, name, subscribe=None):
        self._name = name
        self._subscribe = subscribe

    def __getitem__(self, args):
        if self._subscribe is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscribe(self, args)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"


def _one(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {arg!r}.")
    return _Alias(form, (_convert(arg),), form._name)


def _several(form, args):
    return _Alias(form, tuple(map(_convert, args if isinstance(args, tuple) else (args,))), form._name)


def _union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for arg in map(_convert, args if isinstance(args, tuple) else (args,)):
        is_union = getattr(arg, "__origin__", None) is Union or isinstance(arg, types.UnionType)
        flat.extend(arg.__args__ if is_union else [arg])
    flat = tuple(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else _Alias(Union, flat, "Union")


def _optional(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {arg!r}.")
    return Union[arg, None]


def _literal(form, args):
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        flat.extend(arg.__args__ if getattr(arg, "__origin__", None) is Literal else [arg])
    unique = {(type(value), value): value for value in flat}
    return _Alias(Literal, tuple(unique.values()), "Literal")


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated should be used with at least two arguments (a type and an annotation).")
    origin, metadata = _convert(args[0]), args[1:]
    if isinstance(origin, _Annotated):
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    return _Annotated(origin, None, metadata)


Union = _Form("Union", _union)
Optional = _Form("Optional", _optional)
Literal = _Form("Literal", _literal)
Annotated = _Form("Annotated", _annotated)
Concatenate = _Form("Concatenate", _several)
for _name in ("ClassVar", "Final", "TypeGuard", "TypeIs", "Unpack", "Required", "NotRequired", "ReadOnly"):
    globals()[_name] = _Form(_name, _one)
for _name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias"):
    globals()[_name] = _Form(_name)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# ---- type parameters

class _Parameter(_Operand):
    def __init__(self, name, default=_no_default):
        self.__name__ = name
        self._default = default
        try:
            self.__module__ = sys._getframe(2).f_globals.get("__name__")
        except ValueError:
            self.__module__ = None

    @property
    def __default__(self):
        if self._default is _no_default:
            return NoDefault
        return self._default() if isinstance(self._default, types.FunctionType) else self._default

    def has_default(self):
        """Whether the parameter has a default."""
        return self._default is not _no_default

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        return self.__name__ if self._infer else "~" + self.__name__

    _infer = False


class TypeVar(_Parameter):
    """A parameter that stands for a type."""

    def __init__(
        self, name, *constraints, bound=None, default=_no_default, covariant=False, contravariant=False, infer_variance=False
    ):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        super().__init__(name, default)
        self._bound = _convert(bound) if bound is not None else None
        self._constraints = tuple(map(_convert, constraints))
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = self._infer = infer_variance

    @property
    def __bound__(self):
        return self._bound

    @property
    def __constraints__(self):
        return self._constraints

    def __repr__(self):
        if self._infer:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class _LazyTypeVar(TypeVar):
    """A parameter of the statements: a function gives its bound or its constraints when they are asked for."""

    def __init__(self, name, bound=None, constraints=None):
        super().__init__(name, infer_variance=True)
        self._make_bound, self._make_constraints = bound, constraints

    @property
    def __bound__(self):
        return self._make_bound and self._make_bound()

    @property
    def __constraints__(self):
        return self._make_constraints() if self._make_constraints else ()


_LazyTypeVar.__name__ = _LazyTypeVar.__qualname__ = "TypeVar"


class ParamSpec(_Parameter):
    """A parameter that stands for the parameters of a callable."""

    def __init__(
        self, name, *, bound=None, default=_no_default, covariant=False, contravariant=False, infer_variance=False
    ):
        super().__init__(name, default)
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self._infer = infer_variance

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    """The positional arguments of a ParamSpec."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return type(other) is type(self) and self.__origin__ == other.__origin__

    def __hash__(self):
        return hash(self.__origin__)

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs(ParamSpecArgs):
    """The keyword arguments of a ParamSpec."""

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class TypeVarTuple(_Parameter):
    """A parameter that stands for any number of types."""

    def __init__(self, name, *, default=_no_default):
        super().__init__(name, default)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class TypeAliasType(_Operand):
    """The alias that a `type` statement makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._value = value
        self._make_value = None
        self.__type_params__ = self.__parameters__ = type_params
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    @property
    def __value__(self):
        if self._make_value is not None:
            self._value, self._make_value = self._make_value(), None
        return self._value

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, args if isinstance(args, tuple) else (args,))

    def __repr__(self):
        return self.__name__


class _NoDefault:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefault()


def _make_typing(number, a, b, c):
    """What the compiler asks for: parameters of generic statements, aliases, and the base of generic classes."""
    if number <= 2:
        result = _LazyTypeVar(a, b if number == 1 else None, b if number == 2 else None)
    elif number == 3:
        result = ParamSpec(a, infer_variance=True)
    elif number == 4:
        result = TypeVarTuple(a)
    elif number == 5:
        a._default = b
        return a
    elif number == 6:
        result = TypeAliasType(a, None, type_params=b or ())
        result._make_value = c
    else:
        return _Alias(Generic, tuple([Unpack[item] if isinstance(item, TypeVarTuple) else item for item in a]), "Generic")
    try:
        result.__module__ = sys._getframe(1).f_globals.get("__name__")
    except ValueError:
        pass
    return result


# ---- generic classes and protocols

class Generic:
    """The base of classes with type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        args = tuple(map(_convert, args if isinstance(args, tuple) else (args,)))
        name = cls.__name__ if cls is Generic or cls is Protocol else None
        if name is None and not getattr(cls, "__parameters__", ()):
            raise TypeError(f"{cls} is not a generic class")
        return _Alias(cls, args, name)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        cls.__parameters__ = _parameters_of([base for base in bases if isinstance(base, _Alias)])


def _protocol_members(cls):
    names = {}
    for base in cls.__mro__:
        if base in (object, Generic, Protocol) or not getattr(base, "_is_protocol", False):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if name not in _not_members and not name.startswith("_abc_"):
                names[name] = None
    return names


_not_members = {
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__",
    "__parameters__", "__orig_bases__", "__qualname__", "__type_params__", "_is_protocol", "_is_runtime_protocol",
    "__init_subclass__", "__non_callable_proto_members__", "__protocol_attrs__",
}


class _ProtocolMeta(ABCMeta):
    def _check(cls):
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")

    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        cls._check()
        if super().__instancecheck__(instance):
            return True
        return all(
            hasattr(instance, name) and (getattr(instance, name) is not None or not callable(getattr(cls, name, None)))
            for name in _protocol_members(cls)
        )

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get("_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        cls._check()
        if any(not callable(getattr(cls, name, None)) for name in _protocol_members(cls)):
            raise TypeError("Protocols with non-method members don't support issubclass().")
        return super().__subclasscheck__(other) or all(
            getattr(other, name, None) is not None for name in _protocol_members(cls)
        )


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say what methods others have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _refuse_protocol


def _refuse_protocol(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        method = base.__dict__.get("__init__", _refuse_protocol)
        if method is not _refuse_protocol:
            return method(self, *args, **kwargs)


def runtime_checkable(cls):
    """Lets isinstance() ask whether an object has the members of a protocol."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


# ---- names of generic types

class _Named(_Operand):
    """A generic type of the library under its old name, without arguments."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._name == "Callable":
            if len(args) != 2:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            head = tuple(args[0]) if isinstance(args[0], (list, tuple)) else (args[0],)
            args = (*head, args[1])
        return _Alias(self.__origin__, tuple(map(_convert, args)), self._name)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        if name[:2] == "__" == name[-2:]:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __repr__(self):
        return f"typing.{self._name}"


for _name in (
    "Hashable Awaitable Coroutine AsyncIterable AsyncIterator Iterable Iterator Reversible Sized Container Collection Callable "
    "MutableSet Mapping MutableMapping Sequence MutableSequence ByteString MappingView KeysView ItemsView ValuesView Generator "
    "AsyncGenerator"
).split():
    globals()[_name] = _Named(getattr(_collections_abc, _name), _name)
AbstractSet = _Named(_collections_abc.Set, "AbstractSet")
for _name, _origin in (
    ("Tuple", tuple), ("List", list), ("Set", set), ("FrozenSet", frozenset), ("Dict", dict), ("Type", type),
    ("Deque", collections.deque), ("DefaultDict", collections.defaultdict), ("OrderedDict", collections.OrderedDict),
    ("Counter", collections.Counter), ("ChainMap", collections.ChainMap), ("Pattern", _re.Pattern), ("Match", _re.Match),
):
    globals()[_name] = _Named(_origin, _name)
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)


# ---- classes made of annotations

class NewType(_Operand):
    """A name for a type that type checkers tell apart."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


# ---- functions

def is_protocol(tp, /):
    """Whether a class is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(_protocol_members(tp))




def get_origin(tp):
    """The generic type of one with arguments."""
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return getattr(tp, "__origin__", Generic if tp is Generic else None)


def get_args(tp):
    """The arguments of a generic type."""
    if isinstance(tp, _Annotated):
        return (tp.__origin__, *tp.__metadata__)
    args = getattr(tp, "__args__", ())
    if get_origin(tp) is _collections_abc.Callable and args and args[0] is not ...:
        return list(args[:-1]), args[-1]
    return args


def is_typeddict(tp):
    """Whether a class is a typed dict."""
    return isinstance(tp, _TypedDictMeta)


def _evaluate(kind, globals, locals, include_extras):
    if kind is None:
        return type(None)
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if isinstance(kind, str):
        return _evaluate(eval(kind, globals, locals), globals, locals, include_extras)
    if isinstance(kind, _Annotated) and not include_extras:
        return _evaluate(kind.__origin__, globals, locals, include_extras)
    if type(kind) is _Alias and kind.__origin__ is not Literal:
        args = tuple([_evaluate(arg, globals, locals, include_extras) for arg in kind.__args__])
        if args != kind.__args__:
            return _Alias(kind.__origin__, args, kind._name)
    return kind


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, module or function, with those that are text evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            globals = globalns if globalns is not None else getattr(sys.modules.get(base.__module__), "__dict__", {})
            locals = dict(vars(base)) if localns is None else localns
            for name, kind in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluate(kind, globals, locals, include_extras)
        return hints
    globals = globalns
    if globals is None:
        target = obj
        while hasattr(target, "__wrapped__"):
            target = target.__wrapped__
        globals = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(target, "__globals__", {})
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    for name, kind in annotations.items():
        hints[name] = _evaluate(kind, globals, localns if localns is not None else globals, include_extras)
    return hints


# Needs what stands above.
from _typing_classes import (
    IO, BinaryIO, NamedTuple, SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound, TextIO, TypedDict,
)

__all__ = [_name for _name in list(globals()) if _name[0] != "_" and _name not in ("collections", "sys", "types", "ABCMeta")]

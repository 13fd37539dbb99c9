"""Data classes: classes whose methods follow from the annotations in their bodies."""

import sys
from abc import update_abstractmethods
from types import GenericAlias, MappingProxyType, new_class

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen instance was assigned or deleted."""


class _Mark:
    """A unique value with a readable repr."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


MISSING = _Mark("MISSING")
KW_ONLY = _Mark("KW_ONLY")
_FACTORY = _Mark("<factory>")
_FIELD = _Mark("_FIELD")
_FIELD_CLASSVAR = _Mark("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Mark("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"
_EMPTY = MappingProxyType({})


class InitVar:
    """Marks an annotation as a parameter of __init__ alone."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        return "Field(%s)" % ",".join([f"{name}={getattr(self, name)!r}" for name in (*shown, "_field_type")])

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _Params:
    """The arguments of the decorator."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(%s)" % ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING
):
    """Says more of a field than its annotation does."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- text of methods

class _Methods:
    """The methods of a class as text, made all at once in a function whose parameters are the names that they use."""

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.lines = []
        self.outer = {"__dataclass_object__": object, "__dataclass_factory__": _FACTORY}

    def add(self, name, parameters, body):
        """Adds a method of the given parameters and lines."""
        self.names.append(name)
        self.lines.append(f" def {name}({parameters}):")
        self.lines += [f"  {line}" for line in body]

    def install(self, cls, is_overwriting):
        """Makes the methods and sets them in the class; those that it has stay, unless is_overwriting says otherwise."""
        text = "\n".join([
            f"def __create_methods__({', '.join(self.outer)}):", *self.lines, f" return ({', '.join(self.names)},)",
        ])
        scope = {}
        exec(text, self.globals, scope)
        for name, method in zip(self.names, scope["__create_methods__"](**self.outer)):
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            if name not in cls.__dict__ or is_overwriting(name):
                setattr(cls, name, method)


def _parameter(item):
    if item.default is MISSING and item.default_factory is MISSING:
        return item.name
    if item.default is not MISSING:
        return f"{item.name}=__dataclass_default_{item.name}__"
    return f"{item.name}=__dataclass_factory__"


def _init_parameters(init_fields, keyword_fields, self_name):
    seen_default = None
    for item in init_fields:
        if item.default is not MISSING or item.default_factory is not MISSING:
            seen_default = item
        elif seen_default is not None:
            raise TypeError(f"non-default argument {item.name!r} follows default argument {seen_default.name!r}")
    return [self_name, *map(_parameter, init_fields), *(["*", *map(_parameter, keyword_fields)] if keyword_fields else [])]


def _init_body(methods, items, frozen, has_post_init, self_name, slots):
    body = []
    for item in items:
        default = f"__dataclass_default_{item.name}__"
        if item.default_factory is not MISSING:
            methods.outer[default] = item.default_factory
            value = f"{default}()"
            if item.init:
                value = f"{default}() if {item.name} is __dataclass_factory__ else {item.name}"
        elif item.init:
            if item.default is not MISSING:
                methods.outer[default] = item.default
            value = item.name
        elif slots and item.default is not MISSING:
            methods.outer[default] = item.default
            value = default
        else:
            continue
        if item._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_object__.__setattr__({self_name}, {item.name!r}, {value})")
        else:
            body.append(f"{self_name}.{item.name} = {value}")
    if has_post_init:
        arguments = ", ".join([item.name for item in items if item._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.{_POST_INIT}({arguments})")
    return body or ["pass"]


def _tuple_text(owner, items):
    return "(" + "".join([f"{owner}.{item.name}," for item in items]) + ")"


def _recursive_repr(function):
    """Shows an instance inside of itself as dots."""
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)

    __repr__.__wrapped__ = function
    return __repr__


# ---- fields

def _is_kind(annotation, cls, name, module_name):
    """Whether an annotation is, or as text names, `ClassVar` and the like."""
    if not isinstance(annotation, str):
        return False
    head = annotation.partition("[")[0].strip()
    prefix, _, last = head.rpartition(".")
    if last != name:
        return False
    namespace = sys.modules.get(cls.__module__).__dict__
    if not prefix:
        found = namespace.get(name)
        return found is not None and getattr(sys.modules.get(module_name), name, None) is found
    module = namespace.get(prefix)
    return module is not None and module is sys.modules.get(module_name)


def _is_class_variable(annotation, cls):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar:
        return True
    return _is_kind(annotation, cls, "ClassVar", "typing")


def _is_init_variable(annotation, cls):
    return annotation is InitVar or type(annotation) is InitVar or _is_kind(annotation, cls, "InitVar", "dataclasses")


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        result = default
    else:
        if type(default).__name__ == "member_descriptor":
            # A slot of the class is no default.
            default = MISSING
        result = field(default=default)
    result.name = name
    result.type = annotation
    result._field_type = _FIELD
    if _is_class_variable(annotation, cls):
        result._field_type = _FIELD_CLASSVAR
    elif _is_init_variable(annotation, cls):
        result._field_type = _FIELD_INITVAR
    if result._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if result.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
    if result._field_type is _FIELD_CLASSVAR:
        if result.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif result.kw_only is MISSING:
        result.kw_only = kw_only
    if result._field_type is _FIELD and result.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {result.default.__class__} for field {name} is not allowed: use default_factory"
        )
    return result


def _own_fields(cls, kw_only):
    result = []
    seen_mark = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or _is_kind(annotation, cls, "KW_ONLY", "dataclasses"):
            if seen_mark:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_mark = kw_only = True
        else:
            result.append(_get_field(cls, name, annotation, kw_only))
    return result


def _collect_fields(cls, kw_only, frozen):
    """All fields by name, those of the bases first; and whether a base is a data class."""
    found = {}
    any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is None:
            continue
        found.update(base_fields)
        is_frozen = getattr(base, _PARAMS).frozen
        any_frozen = any_frozen or is_frozen
        all_frozen = is_frozen if all_frozen is None else all_frozen and is_frozen
    own = _own_fields(cls, kw_only)
    for item in own:
        found[item.name] = item
        if isinstance(getattr(cls, item.name, None), Field):
            if item.default is MISSING:
                delattr(cls, item.name)
            else:
                setattr(cls, item.name, item.default)
    annotated = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotated:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if all_frozen is not None:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return found


# ---- the decorator

def _process(cls, params):
    globals = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    setattr(cls, _PARAMS, params)
    found = _collect_fields(cls, params.kw_only, params.frozen)
    setattr(cls, _FIELDS, found)
    hash_method = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (hash_method is MISSING or hash_method is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    plain = [item for item in found.values() if item._field_type is _FIELD]
    accepted = [item for item in found.values() if item.init and item._field_type is not _FIELD_CLASSVAR]
    positional = [item for item in accepted if not item.kw_only]
    methods = _Methods(globals)
    if params.init:
        _define_init(cls, methods, found, positional, [item for item in accepted if item.kw_only], params)
    if params.repr:
        shown = ", ".join([f"{item.name}={{self.{item.name}!r}}" for item in plain if item.repr])
        methods.add("__repr__", "self", [f'return f"{{self.__class__.__qualname__}}({shown})"'])
    _define_comparisons(cls, methods, [item for item in plain if item.compare], params)
    if params.frozen:
        _define_freeze(cls, methods, plain)
    hash_action = _hash_action(cls, params, has_explicit_hash)
    if hash_action == "add":
        hashed = [item for item in plain if (item.compare if item.hash is None else item.hash)]
        methods.add("__hash__", "self", [f"return hash({_tuple_text('self', hashed)})"])
    has_own_repr = "__repr__" in cls.__dict__
    if methods.names:
        methods.install(cls, lambda name: name in ("__init__", "__hash__"))
    if params.init and "__init__" in cls.__dict__:
        cls.__init__.__annotations__ = {**{item.name: item.type for item in accepted}, "return": None}
    if params.repr and not has_own_repr:
        qualname = cls.__repr__.__qualname__
        cls.__repr__ = _recursive_repr(cls.__repr__)
        cls.__repr__.__qualname__ = qualname
    if hash_action == "none":
        cls.__hash__ = None
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(positional, [item for item in accepted if item.kw_only])
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([item.name for item in positional])
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params.frozen, params.weakref_slot)
    update_abstractmethods(cls)
    return cls


def _define_init(cls, methods, found, positional, keyword_only, params):
    self_name = "__dataclass_self__" if "self" in found else "self"
    has_post_init = hasattr(cls, _POST_INIT)
    parameters = _init_parameters(positional, keyword_only, self_name)
    items = [item for item in found.values() if item._field_type is not _FIELD_CLASSVAR]
    body = _init_body(methods, items, params.frozen, has_post_init, self_name, params.slots)
    methods.add("__init__", ", ".join(parameters), body)


def _define_comparisons(cls, methods, compared, params):
    if params.eq:
        terms = " and ".join([f"self.{item.name}==other.{item.name}" for item in compared]) or "True"
        methods.add("__eq__", "self, other", [
            "if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}",
            "return NotImplemented",
        ])
    if params.order:
        mine, theirs = _tuple_text("self", compared), _tuple_text("other", compared)
        for name, symbol in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in cls.__dict__:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
            methods.add(name, "self, other", [
                "if other.__class__ is self.__class__:", f" return {mine}{symbol}{theirs}", "return NotImplemented",
            ])


def _define_freeze(cls, methods, plain):
    methods.outer["__dataclass_class__"] = cls
    methods.outer["__dataclass_frozen__"] = FrozenInstanceError
    condition = "type(self) is __dataclass_class__"
    if plain:
        condition += " or name in {" + ", ".join([repr(item.name) for item in plain]) + "}"
    for name, parameters, verb, arguments in (
        ("__setattr__", "self, name, value", "assign to", "name, value"), ("__delattr__", "self, name", "delete", "name"),
    ):
        if name in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        methods.add(name, parameters, [
            f"if {condition}:", f' raise __dataclass_frozen__(f"cannot {verb} field {{name!r}}")',
            f"super(__dataclass_class__, self).{name}({arguments})",
        ])


def _hash_action(cls, params, has_explicit_hash):
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        return "add"
    if not params.eq or has_explicit_hash:
        return "keep"
    return "add" if params.frozen else "none"


def _signature_text(positional, keyword_only):
    def show(item):
        kind = item.type
        text = kind.__qualname__ if isinstance(kind, type) and type(kind) is not GenericAlias else repr(kind)
        if isinstance(kind, type) and type(kind) is not GenericAlias and kind.__module__ != "builtins":
            text = f"{kind.__module__}.{text}"
        default = item.default
        if item.default_factory is not MISSING:
            default = _FACTORY
        return f"{item.name}: {text}" + ("" if default is MISSING else f" = {default!r}")

    parts = [*map(show, positional), *(["*", *map(show, keyword_only)] if keyword_only else [])]
    return f"({', '.join(parts)})"


def _with_slots(cls, is_frozen, weakref_slot):
    """Makes the class anew, since slots cannot be added to one."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [item.name for item in cls.__dict__[_FIELDS].values() if item._field_type is _FIELD]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    slots = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    result = type(cls)(cls.__name__, cls.__bases__, namespace)
    result.__qualname__ = cls.__qualname__
    if is_frozen:
        if "__getstate__" not in namespace:
            result.__getstate__ = _getstate
        if "__setstate__" not in namespace:
            result.__setstate__ = _setstate
    _move_class_cells(cls, result)
    return result


def _move_class_cells(old, new):
    """Lets methods that use super() or __class__ see the new class."""
    for value in new.__dict__.values():
        functions = [value] + [getattr(value, name, None) for name in ("fget", "fset", "fdel", "__func__", "__wrapped__")]
        for function in functions:
            for cell in getattr(function, "__closure__", None) or ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


def _getstate(self):
    return [getattr(self, item.name) for item in fields(self)]


def _setstate(self, state):
    for item, value in zip(fields(self), state):
        object.__setattr__(self, item.name, value)


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False
):
    """A decorator that gives a class the methods which its fields call for."""
    params = _Params(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )
    if cls is None:
        return lambda cls: _process(cls, params)
    return _process(cls, params)


# ---- use of data classes

def fields(class_or_instance):
    """The fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([item for item in found.values() if item._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether an object is a data class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict; data classes inside become dicts too, and other values are copied."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple; data classes inside become tuples too, and other values are copied."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


_atomic_types = frozenset([
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type(len), type(field), type, range,
    property,
])


def _convert(obj, finish):
    kind = type(obj)
    if kind in _atomic_types:
        return obj
    if hasattr(kind, _FIELDS):
        return finish([(item.name, _convert(getattr(obj, item.name), finish)) for item in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_convert(value, finish) for value in obj])
    if isinstance(obj, dict):
        pairs = [(_convert(key, finish), _convert(value, finish)) for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            result.update(pairs)
            return result
        return kind(pairs)
    if isinstance(obj, (list, tuple)):
        return kind([_convert(value, finish) for value in obj])
    import copy

    return copy.deepcopy(obj)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None
):
    """Makes a data class of a list of names, of pairs with a type, and of triples with a field."""
    from keyword import iskeyword

    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    cls.__module__ = module or sys._getframe(1).f_globals.get("__name__", "__main__")
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for item in getattr(self, _FIELDS).values():
        if item._field_type is _FIELD_CLASSVAR:
            continue
        name = item.name
        if not item.init:
            if name in changes:
                raise TypeError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        elif name not in changes:
            if item._field_type is _FIELD_INITVAR and item.default is MISSING:
                raise TypeError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(self, name)
    return self.__class__(**changes)

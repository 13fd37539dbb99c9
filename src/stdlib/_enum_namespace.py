"""The names in the body of an enumeration: what becomes a member, and how a class may say so. Part of `enum`."""

from builtins import property as _property
from types import DynamicClassAttribute

# The classes here are known, shown and pickled as those of `enum`.
__name__ = "enum"


class _NotGiven:
    def __repr__(self):
        return "_auto_null"


_not_given = _NotGiven()
_sunder_names = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
    "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_use_args_", "_member_names_", "_value_repr_", "_boundary_",
)


class nonmember:
    """Keeps a value in the class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value in the class body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for the value that _generate_next_value_ gives."""

    def __init__(self, value=_not_given):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class property(DynamicClassAttribute):
    """An attribute of members that leaves its name free for a member."""

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass._member_map_.get(self.name)
            if found is None:
                raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
            return found
        if self.fget is not None:
            return self.fget(instance)
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    prefix = f"_{class_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith("__")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def bin(number, max_bits=None):
    """The binary digits of a number in groups for people, with a sign bit in front."""
    ceiling = 2 ** number.bit_length()
    digits = format(number if number >= 0 else ceiling + number, "b").rjust(ceiling.bit_length() - 1, "0")
    sign = "0" if number >= 0 else "1"
    digits = digits if number else "0" if max_bits is None else ""
    if max_bits is not None:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"


class EnumDict(dict):
    """The namespace of a class body, which tells members from other names."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or self._is_nested_class(value)):
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._resolve(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_nested_class(self, value):
        return isinstance(value, type) and (getattr(value, "__qualname__", "").rpartition(".")[0].endswith(self._cls_name or "."))

    def _set_sunder(self, key, value):
        if key not in _sunder_names:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _resolve(self, key, value):
        """The value with the `auto`s in it replaced."""
        if isinstance(value, auto):
            return self._next(key, value)
        if type(value) is tuple and any(isinstance(part, auto) for part in value):
            return tuple([self._next(key, part) if isinstance(part, auto) else part for part in value])
        return value

    def _next(self, key, value):
        self._auto_called = True
        if value.value is _not_given:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        return value.value

    @_property
    def member_names(self):
        """The names of the members so far."""
        return list(self._member_names)

    def update(self, members, *more, **more_members):
        """Sets the names one by one."""
        pairs = members.items() if hasattr(members, "keys") else members
        for name, value in [*pairs, *more_members.items()]:
            self[name] = value

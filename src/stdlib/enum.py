"""Enumerations: classes whose members are constants with names and values."""

import sys
from builtins import property as _property
from types import MappingProxyType

from _enum_namespace import (
    EnumDict, _is_dunder, _is_single_bit, _not_given, auto, bin, member, nonmember, property,
)

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
    "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name",
    "pickle_by_enum_name",
]

# They are classes only after this module has run; the metaclass asks for them while it makes them.
Enum = Flag = EJECT = ReprEnum = None

_EnumDict = EnumDict


class _Proto:
    """Stands in the namespace of a new class for a member, and makes it as soon as the class exists."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        value = self.value
        member = self._make(cls, value)
        value = member._value_
        member._name_ = name
        member.__objclass__ = cls
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        member.__init__(*args)
        member._sort_order_ = len(cls._member_names_)
        known = self._find(cls, member._value_)
        if known is not None:
            member = known
        elif Flag is None or not issubclass(cls, Flag) or not isinstance(value, int) or _is_single_bit(value):
            cls._member_names_.append(name)
        if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            self._note_bits(cls, value)
        cls._member_map_[name] = member
        descriptor = next((base.__dict__[name] for base in cls.__mro__[1:] if name in base.__dict__), None)
        if isinstance(descriptor, property):
            # The name serves members as an attribute too.
            redirect = property(descriptor.fget, descriptor.fset, descriptor.fdel)
            redirect.__set_name__(cls, name)
            type.__setattr__(cls, name, redirect)
        else:
            type.__setattr__(cls, name, member)
        try:
            cls._value2member_map_.setdefault(value, member)
        except TypeError:
            cls._unhashable_values_.append(value)

    @staticmethod
    def _make(cls, value):
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        new = cls._new_member_
        member = new(cls, *args) if cls._use_args_ else new(cls)
        if not hasattr(member, "_value_"):
            if cls._member_type_ is object:
                member._value_ = value
            else:
                try:
                    member._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        return member

    @staticmethod
    def _find(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        return None

    @staticmethod
    def _note_bits(cls, value):
        if value < 0:
            return
        cls._flag_mask_ |= value
        if _is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        names = classdict._member_names
        ignored = classdict.setdefault("_ignore_", [])
        for key in [*ignored, "_ignore_"]:
            classdict.pop(key, None)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(name) for name in invalid)}")
        order = classdict.pop("_order_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, has_own_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        namespace = dict(classdict)
        for name in names:
            namespace[name] = _Proto(namespace[name])
        if isinstance(namespace.get("_generate_next_value_"), type(_is_dunder)):
            namespace["_generate_next_value_"] = staticmethod(namespace["_generate_next_value_"])
        namespace |= {
            "_new_member_": new, "_use_args_": use_args, "_member_names_": [], "_member_map_": {}, "_value2member_map_": {},
            "_unhashable_values_": [], "_member_type_": member_type, "_boundary_": boundary or getattr(first_enum, "_boundary_", None),
            "_flag_mask_": 0, "_singles_mask_": 0, "_all_bits_": 0,
        }
        metacls._choose_text_methods(cls, namespace, bases, member_type, first_enum)
        try:
            result = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError as error:
            # An error while a member is made comes wrapped by some versions.
            raise error.__cause__ or error from None
        if Enum is not None:
            if has_own_new:
                type.__setattr__(result, "__new_member__", new)
            type.__setattr__(result, "__new__", Enum.__new__)
        if Flag is not None and issubclass(result, Flag):
            metacls._sort_flags(result)
        if order is not None:
            metacls._check_order(result, order)
        return result

    @staticmethod
    def _choose_text_methods(name, namespace, bases, member_type, first_enum):
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            namespace.setdefault("__format__", member_type.__format__)
            if "__str__" not in namespace:
                method = member_type.__str__
                namespace["__str__"] = member_type.__repr__ if method == object.__str__ else method
        if "_value_repr_" not in namespace:
            namespace["_value_repr_"] = None if member_type is object else _repr_of_type(member_type)
        if first_enum is None:
            return
        for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            # What the data type would put before the method of the enumeration.
            if method in namespace:
                continue
            chosen = getattr(first_enum, method)
            if chosen is not getattr(object, method):
                namespace[method] = chosen
        if Flag is not None and issubclass(first_enum, Flag):
            for operator in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if operator not in namespace:
                    namespace[operator] = getattr(first_enum, operator)

    @staticmethod
    def _sort_flags(cls):
        singles = [cls._member_map_[name]._value_ for name in cls._member_names_]
        if singles != sorted(singles):
            cls._member_names_.sort(key=lambda name: cls._member_map_[name]._value_)
            type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)

    @staticmethod
    def _check_order(cls, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        order = [name for name in order if name in cls._member_names_ or name not in cls._member_map_]
        if order != cls._member_names_:
            raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}")

    @staticmethod
    def _check_for_existing_members_(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the data, and the last base, which is an enumeration."""
        if not bases:
            return object, None
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        kinds = list(dict.fromkeys(found))
        if len(kinds) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(kinds)!r}")
        return kinds[0] if kinds else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """The function that makes members, whether the class body has it, and whether it takes the value."""
        own = classdict.get("__new__")
        if own is not None:
            return (own.__func__ if isinstance(own, staticmethod) else own), first_enum is not None, True
        for method in ("__new_member__", "__new__"):
            for possible in (member_type, first_enum):
                target = getattr(possible, method, None) if possible is not None else None
                if target is None or target == object.__new__ or Enum is not None and target == Enum.__new__:
                    continue
                return target, False, True
        return object.__new__, False, first_enum is None and member_type is not object

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """The member with a value; with names too, a new enumeration."""
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(
            value, None if names is _not_given else names, module=module, qualname=qualname, type=type, start=start,
            boundary=boundary,
        )

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            plain, names, last_values = names, [], []
            generate = cls._generate_next_value_
            for count, name in enumerate(plain):
                value = generate(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                return False
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        interesting = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__",
            "__module__", "__name__", "__qualname__", *cls._member_names_,
        }
        if cls._member_type_ is object:
            return sorted(interesting)
        return sorted(set(dir(cls._member_type_)) | interesting)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return "<%s %r>" % ("flag" if Flag is not None and issubclass(cls, Flag) else "enum", cls.__name__)


EnumMeta = EnumType


def _repr_of_type(member_type):
    for base in member_type.__mro__:
        if base is not object and "__repr__" in base.__dict__:
            return base.__dict__["__repr__"]
    return None


class Enum(metaclass=EnumType):
    """A class whose body lists its members."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members defined")
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure, result = error, None
        try:
            if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if failure is None and result is None:
                raise invalid
            if failure is None:
                failure = TypeError(
                    f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
                )
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        type(self)._member_map_[name] = self
        type.__setattr__(type(self), name, self)

    def _add_value_alias_(self, value):
        type(self)._value2member_map_[value] = self

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto`: one more than the greatest so far."""
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = {name for cls in type(self).mro() for name in cls.__dict__ if name[0] != "_" and name not in cls._member_map_} \
            if self.__class__._member_type_ is object else set(object.__dir__(self))
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """An enumeration that changes only the repr of its data type, not its str and its format."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for place, value in enumerate(values):
            if not isinstance(value, str):
                what = ("", "encoding must be a string, not ", "errors must be a string, not ")[place]
                raise TypeError(f"{what}{value!r}" + ("" if place else " is not a string"))
        value = str(*values)
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto`: the name in small letters."""
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What becomes of values with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits_of(number):
    while number:
        bit = number & -number
        yield bit
        number ^= bit


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members are bits that combine."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto`: the bit above the highest so far."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits_of(value & cls._flag_mask_):
            yield cls._value2member_map_[bit]

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, singles, all_bits, boundary = cls._flag_mask_, cls._singles_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(mask, width)}"
                )
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            value = all_bits + 1 + value if boundary in (EJECT, KEEP) else singles & value
        if value & ~mask and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {value & ~mask!r} [{bin(value & ~mask)}]")
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        kind = cls._member_type_
        member = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        if not hasattr(member, "_value_"):
            member._value_ = value
        member._name_ = cls._combined_name(value)
        return cls._value2member_map_.setdefault(value, member)

    @classmethod
    def _combined_name(cls, value):
        """The names of the members that make up a value, or None."""
        singles = cls._singles_mask_
        members = list(cls._iter_member_(value & singles))
        combined = value & singles
        if value & ~singles:
            for member in cls._member_map_.values():
                bits = member._value_
                if member not in members and bits and bits & value == bits:
                    members.append(member)
                    combined |= bits
        if not combined:
            return None
        name = "|".join([member._name_ for member in members])
        unknown = value ^ combined
        if unknown and cls._boundary_ is KEEP:
            name += f"|{cls._numeric_repr_(unknown)}"
        return name

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return "<%s: %s>" % (name, show(self._value_))
        return "<%s.%s: %s>" % (name, self._name_, show(self._value_))

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, operate):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags")
        return self.__class__(operate(self._value_, value))

    def __or__(self, other):
        return self._combine(other, lambda mine, theirs: mine | theirs)

    def __and__(self, other):
        return self._combine(other, lambda mine, theirs: mine & theirs)

    def __xor__(self, other):
        return self._combine(other, lambda mine, theirs: mine ^ theirs)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""


def unique(enumeration):
    """A decorator that refuses members with the same value."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if duplicates:
                    details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration)
        return enumeration

    @staticmethod
    def _check_continuous(enumeration):
        values = sorted({member.value for member in enumeration})
        if len(values) < 2:
            return
        low, high = values[0], values[-1]
        if issubclass(enumeration, Flag):
            wanted = [1 << shift for shift in range(low.bit_length(), high.bit_length() - 1)]
        else:
            wanted = range(low + 1, high)
        missing = [value for value in wanted if value not in values]
        if missing:
            kind = "flag" if issubclass(enumeration, Flag) else "enum"
            raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}"[:256])

    @staticmethod
    def _check_named(enumeration):
        values = [member._value_ for member in enumeration]
        names, missing_bits = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missing = [bit for bit in _bits_of(alias.value) if bit not in values]
            if missing:
                names.append(name)
                missing_bits |= sum(missing)
        if names:
            subject = f"alias {names[0]!r} is missing" if len(names) == 1 else f"aliases {', '.join(map(repr, names))} are missing"
            raise ValueError(
                f"invalid Flag {enumeration.__name__!r}: {subject} "
                f"{'value' if _is_single_bit(missing_bits) else 'combined values of'} {hex(missing_bits)}"
                " [use enum.show_flag_values(value) for details]"
            )


def show_flag_values(value):
    """The bits of a number."""
    return list(_bits_of(value))


def global_enum_repr(self):
    """A repr for members that are names of a module: the module and the name."""
    return f"{self.__class__.__module__.rpartition('.')[2]}.{self._name_}"


def global_flag_repr(self):
    """A repr for flags that are names of a module."""
    module = self.__class__.__module__.rpartition(".")[2]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    return "|".join([f"{module}.{name}" if name[0] not in "0123456789" else name for name in self._name_.split("|")])


def global_str(self):
    """A str for members that are names of a module: the name alone."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """A decorator that enters the members into the module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls

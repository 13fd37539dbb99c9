"""Functions that take or give functions: partial application, wrapping, caching, ordering, dispatch on a type."""

from abc import get_cache_token
from _functools import cmp_to_key, partial, reduce
from types import GenericAlias, MethodType, MappingProxyType

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key", "lru_cache",
    "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

# Stands for an argument or a value that is not there.
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives a wrapper the name, the documentation and the attributes of what it wraps."""
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper to the function below it."""

    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


# ---- orderings

def _negated(method, with_equality):
    """The comparison that is the opposite of a method; with_equality says how equal operands count."""

    def compare(self, other):
        answer = getattr(type(self), method)(self, other)
        if answer is NotImplemented:
            return answer
        if with_equality is None:
            return not answer
        return not answer and self != other

    return compare


def _with_equality(method):
    """The comparison that holds when a method does, or when the operands are equal."""

    def compare(self, other):
        answer = getattr(type(self), method)(self, other)
        if answer is NotImplemented:
            return answer
        return answer or self == other

    return compare


def _without_equality(method):
    """The comparison that holds when a method does and the operands differ."""

    def compare(self, other):
        answer = getattr(type(self), method)(self, other)
        if answer is NotImplemented:
            return answer
        return answer and self != other

    return compare


def _not_or_equal(method):
    """The comparison that holds when a method does not, or when the operands are equal."""

    def compare(self, other):
        answer = getattr(type(self), method)(self, other)
        if answer is NotImplemented:
            return answer
        return not answer or self == other

    return compare


_derived = {
    "__lt__": {"__gt__": _negated("__lt__", True), "__le__": _with_equality("__lt__"), "__ge__": _negated("__lt__", None)},
    "__le__": {"__ge__": _not_or_equal("__le__"), "__lt__": _without_equality("__le__"), "__gt__": _negated("__le__", None)},
    "__gt__": {"__lt__": _negated("__gt__", True), "__ge__": _with_equality("__gt__"), "__le__": _negated("__gt__", None)},
    "__ge__": {"__le__": _not_or_equal("__ge__"), "__gt__": _without_equality("__ge__"), "__lt__": _negated("__ge__", None)},
}
for _methods in _derived.values():
    for _name, _method in _methods.items():
        _method.__name__ = _name


def total_ordering(cls):
    """Adds the ordering methods that a class lacks, made of the one it has."""
    roots = {name for name in _derived if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, method in _derived[root].items():
        if name not in roots:
            setattr(cls, name, method)
    return cls


# ---- partial application

class partialmethod:
    """Partial application that is a method: the instance comes before the remembered arguments."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __get__(self, obj, cls=None):
        get = getattr(type(self.func), "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(self.func, obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result

        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.__partialmethod__ = self
        return method.__get__(obj, cls)

    __class_getitem__ = classmethod(GenericAlias)


# ---- caches

class _CacheInfo(tuple):
    """Hits, misses, greatest and present size of a cache."""

    __slots__ = ()
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"
_keyword_mark = object()


class _Key(list):
    """Arguments of a call as a key whose hash is computed once."""

    __slots__ = ("hash",)

    def __init__(self, parts):
        self[:] = parts
        self.hash = hash(parts)

    def __hash__(self):
        return self.hash


def _make_key(args, keywords, typed):
    if not keywords and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return _Key(args)
    key = args
    if keywords:
        key += (_keyword_mark,)
        for item in keywords.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        key += tuple([type(value) for value in keywords.values()])
    return _Key(key)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers the results of the most recent calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    """A decorator that remembers the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    # The order of the dictionary is the order of use: the least recent first.
    results = {}
    hits = misses = 0

    def unbounded(*args, **keywords):
        nonlocal hits, misses
        key = _make_key(args, keywords, typed)
        result = results.get(key, _missing)
        if result is not _missing:
            hits += 1
            return result
        misses += 1
        result = results[key] = function(*args, **keywords)
        return result

    def bounded(*args, **keywords):
        nonlocal hits, misses
        key = _make_key(args, keywords, typed)
        result = results.pop(key, _missing)
        if result is not _missing:
            hits += 1
            results[key] = result
            return result
        misses += 1
        result = function(*args, **keywords)
        if key not in results:
            if len(results) >= maxsize:
                del results[next(iter(results))]
            results[key] = result
        return result

    def uncached(*args, **keywords):
        nonlocal misses
        misses += 1
        return function(*args, **keywords)

    def cache_info():
        """Report cache statistics"""
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        """Clear the cache and cache statistics"""
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper = unbounded if maxsize is None else bounded if maxsize else uncached
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class cached_property:
    """An attribute that a method computes at its first use, and that the instance then holds."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        kind = type(instance).__name__
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {kind!r} instance to cache {self.attrname!r} property."
            ) from None
        value = namespace.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                namespace[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {kind!r} instance does not support item assignment"
                    f" for caching {self.attrname!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- dispatch on the type of the first argument

def _merged_order(cls, registered):
    """The method resolution order of a class, with the registered abstract classes it is virtually derived from."""
    order = list(cls.__mro__)
    for candidate in registered:
        if candidate in order or not hasattr(candidate, "__mro__") or not issubclass(cls, candidate):
            continue
        # Stands before the first class of the order that is not derived from it, and after all that are.
        place = 0
        for index, member in enumerate(order):
            if member is not candidate and issubclass(member, candidate):
                place = index + 1
        while place > 0 and order[place - 1] not in cls.__mro__ and issubclass(candidate, order[place - 1]):
            place -= 1
        order.insert(place, candidate)
    return order


def _find_implementation(cls, registry):
    match = None
    for candidate in _merged_order(cls, registry.keys()):
        if match is not None:
            is_rival = (
                candidate in registry and candidate not in cls.__mro__ and match not in cls.__mro__
                and not issubclass(match, candidate)
            )
            if is_rival:
                raise RuntimeError(f"Ambiguous dispatch: {match} or {candidate}")
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def _dispatch_classes(value):
    """The classes that a registration names: one, or those of a union. None when it names something else."""
    if isinstance(value, type) and type(value) is not GenericAlias:
        return (value,)
    if _is_union(value) and all(isinstance(member, type) and type(member) is not GenericAlias for member in value.__args__):
        return value.__args__
    return None


def _is_union(value):
    if not hasattr(value, "__args__"):
        return False
    from typing import Union, get_origin

    return get_origin(value) in (Union, type(int | str))


def singledispatch(func):
    """A function that calls the implementation registered for the type of its first argument."""
    registry = {}
    answers = {}
    token = None
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        current = get_cache_token()
        if token != current:
            answers.clear()
            token = current
        implementation = answers.get(cls)
        if implementation is None:
            implementation = registry.get(cls) or _find_implementation(cls, registry)
            answers[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Registers an implementation; the class may be given, or stand in the annotation of the first parameter."""
        classes = _dispatch_classes(cls)
        if classes is not None:
            if func is None:
                return lambda implementation: register(cls, implementation)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            from typing import get_type_hints

            parameter, cls = next(iter(get_type_hints(func).items()))
            classes = _dispatch_classes(cls)
            if classes is None:
                reason = "not all arguments are classes" if _is_union(cls) else "is not a class"
                raise TypeError(f"Invalid annotation for {parameter!r}. {cls!r} {reason}.")
        for one in classes:
            registry[one] = func
        answers.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = answers.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A method that dispatches on the type of the argument after the instance or the class."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Registers an implementation."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **keywords):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **keywords)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

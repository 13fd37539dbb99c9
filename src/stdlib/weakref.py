"""References that keep nothing alive, and containers made of them."""

import atexit
from _collections_abc import MutableMapping, Set
from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref, getweakrefcount, getweakrefs, proxy, ref,
)
from types import GenericAlias

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType", "CallableProxyType",
    "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

ProxyTypes = (ProxyType, CallableProxyType)

# Stands for an argument that was not given.
_missing = object()


class WeakMethod(ref):
    """A reference to a bound method that dies with the object, not with the method object, which dies at once."""

    __slots__ = "_function", "_method_type", "_is_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            receiver, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def on_death(_):
            this = this_reference()
            if this is not None and this._is_alive:
                this._is_alive = False
                if callback is not None:
                    callback(this)

        this = ref.__new__(cls, receiver, on_death)
        this._function = ref(function, on_death)
        this._method_type = type(meth)
        this._is_alive = True
        # The callback must not keep the reference alive that keeps the callback.
        this_reference = ref(this)
        return this

    def __call__(self):
        receiver, function = super().__call__(), self._function()
        if receiver is None or function is None:
            return None
        return self._method_type(function, receiver)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._is_alive or not other._is_alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key its object has in a dictionary."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        this = super().__new__(cls, ob, callback)
        this.key = key
        return this

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _Iterating:
    """While one of these is open, entries whose object died stay where they are, so that iteration is not disturbed."""

    def __init__(self, container):
        self._container = ref(container)

    def __enter__(self):
        container = self._container()
        if container is not None:
            container._open_iterations += 1

    def __exit__(self, *_):
        container = self._container()
        if container is not None:
            container._open_iterations -= 1
            if not container._open_iterations:
                container._commit_removals()


def _entries(other, keywords):
    """The pairs that `update` is given."""
    if other is not None:
        if not hasattr(other, "items"):
            other = dict(other)
        yield from other.items()
    yield from keywords.items()


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries go when nothing else refers to their value."""

    def __init__(self, other=(), /, **kw):
        weak_self = ref(self)

        def on_death(reference):
            this = weak_self()
            if this is None:
                return
            if this._open_iterations:
                this._pending_removals.append(reference.key)
            else:
                _remove_dead_weakref(this.data, reference.key)

        self._on_death = on_death
        self._pending_removals = []
        self._open_iterations = 0
        self.data = {}
        self.update(other, **kw)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            _remove_dead_weakref(self.data, pending.pop())

    def _tidy(self):
        if self._pending_removals and not self._open_iterations:
            self._commit_removals()

    def __getitem__(self, key):
        self._tidy()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        self._tidy()
        del self.data[key]

    def __setitem__(self, key, value):
        self._tidy()
        self.data[key] = KeyedRef(value, self._on_death, key)

    def __len__(self):
        self._tidy()
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, key):
        return self.get(key) is not None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def get(self, key, default=None):
        self._tidy()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        self._tidy()
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        for key, _ in self.items():
            yield key

    __iter__ = keys

    def values(self):
        for _, value in self.items():
            yield value

    def itervaluerefs(self):
        self._tidy()
        with _Iterating(self):
            yield from self.data.values()

    def valuerefs(self):
        self._tidy()
        return list(self.data.values())

    def pop(self, key, *args):
        self._tidy()
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        self._tidy()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        for key, value in _entries(other, kwargs):
            self[key] = value

    def copy(self):
        copy = WeakValueDictionary()
        copy.update(dict(self.items()))
        return copy

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        copy = type(self)()
        for key, value in list(self.items()):
            copy[deepcopy(key, memo)] = value
        return copy

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        merged = type(self)()
        merged.update(other)
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries go when nothing else refers to their key."""

    def __init__(self, dict=None):
        weak_self = ref(self)

        def on_death(reference):
            this = weak_self()
            if this is None:
                return
            if this._open_iterations:
                this._pending_removals.append(reference)
            else:
                this.data.pop(reference, None)

        self._on_death = on_death
        self._pending_removals = []
        self._open_iterations = 0
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.pop(pending.pop(), None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._on_death)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __len__(self):
        return sum(reference() is not None for reference in self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        for key, _ in self.items():
            yield key

    __iter__ = keys

    def values(self):
        for _, value in self.items():
            yield value

    def keyrefs(self):
        return list(self.data)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._on_death), default)

    def update(self, dict=None, /, **kwargs):
        for key, value in _entries(dict, kwargs):
            self[key] = value

    def copy(self):
        copy = WeakKeyDictionary()
        copy.update(self)
        return copy

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        copy = type(self)()
        for key, value in list(self.items()):
            copy[key] = deepcopy(value, memo)
        return copy

    __or__ = WeakValueDictionary.__or__
    __ror__ = WeakValueDictionary.__ror__
    __ior__ = WeakValueDictionary.__ior__


class WeakSet:
    """A set whose members go when nothing else refers to them."""

    def __init__(self, data=None):
        weak_self = ref(self)

        def on_death(reference):
            this = weak_self()
            if this is None:
                return
            if this._open_iterations:
                this._pending_removals.append(reference)
            else:
                this.data.discard(reference)

        self._on_death = on_death
        self._pending_removals = []
        self._open_iterations = 0
        self.data = set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.discard(pending.pop())

    def _tidy(self):
        if self._pending_removals and not self._open_iterations:
            self._commit_removals()

    def __iter__(self):
        with _Iterating(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self._tidy()
        self.data.add(ref(item, self._on_death))

    def clear(self):
        self._tidy()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._tidy()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self._tidy()
        self.data.remove(ref(item))

    def discard(self, item):
        self._tidy()
        self.data.discard(ref(item))

    def update(self, other):
        self._tidy()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._tidy()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._tidy()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def symmetric_difference(self, other):
        rest = self.copy()
        rest.symmetric_difference_update(other)
        return rest

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._tidy()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._on_death) for item in other)
        return self

    def union(self, other):
        return self.__class__(item for group in (self, other) for item in group)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    __class_getitem__ = classmethod(GenericAlias)


Set.register(WeakSet)


class finalize:
    """Calls a function when an object goes, or when the program ends."""

    __slots__ = ()
    _registry = {}
    _counter = 0
    _is_registered_with_atexit = False
    # When the program has ended, objects die in no order that a function could rely on.
    _is_shut_down = False

    class _Call:
        __slots__ = "reference", "function", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        call = self._Call()
        call.reference = ref(obj, self)
        call.function, call.args, call.kwargs = func, args, kwargs or None
        call.atexit = True
        finalize._counter += 1
        call.index = finalize._counter
        if not finalize._is_registered_with_atexit:
            atexit.register(finalize._run_at_exit)
            finalize._is_registered_with_atexit = True
        self._registry[self] = call

    def __call__(self, _=None):
        call = self._registry.pop(self, None)
        if call is not None and not finalize._is_shut_down:
            return call.function(*call.args, **(call.kwargs or {}))

    def detach(self):
        call = self._registry.get(self)
        obj = None if call is None else call.reference()
        if obj is not None and self._registry.pop(self, None):
            return obj, call.function, call.args, call.kwargs or {}

    def peek(self):
        call = self._registry.get(self)
        obj = None if call is None else call.reference()
        if obj is not None:
            return obj, call.function, call.args, call.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        call = self._registry.get(self)
        return call is not None and call.atexit

    @atexit.setter
    def atexit(self, value):
        call = self._registry.get(self)
        if call is not None:
            call.atexit = bool(value)

    def __repr__(self):
        call = self._registry.get(self)
        obj = None if call is None else call.reference()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__qualname__!r} at {id(obj):#x}>"

    @classmethod
    def _run_at_exit(cls):
        """Calls what is still alive, the youngest first, those that finalisers add included."""
        while True:
            due = [(call.index, this) for this, call in cls._registry.items() if call.atexit]
            if not due:
                break
            _, this = max(due, key=lambda pair: pair[0])
            try:
                this()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())
        finalize._is_shut_down = True

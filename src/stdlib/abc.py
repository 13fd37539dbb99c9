"""Abstract base classes: the metaclass with its registry and caches, and the marks of abstract methods."""

try:
    from _weakref import ref as _ref
except ImportError:

    class _ref:
        """A reference that keeps its class alive, for a host without weak references."""

        __slots__ = ("target",)

        def __init__(self, target, callback=None):
            self.target = target

        def __call__(self):
            return self.target

        def __hash__(self):
            return hash(self.target)

        def __eq__(self, other):
            return self.target is other.target


# Counts registrations; a negative cache that is older than the last of them is worthless.
_registrations = 0


def abstractmethod(funcobj):
    """Marks a function as abstract: a class that inherits it unchanged cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that is abstract."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A static method that is abstract."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A property that is abstract."""

    __isabstractmethod__ = True


class _Knowledge:
    """What an abstract class knows about other classes: references to them."""

    __slots__ = ("registry", "accepted", "refused", "version")

    def __init__(self):
        self.registry = set()
        self.accepted = set()
        self.refused = set()
        self.version = _registrations


def _abstract_names(cls, candidates):
    return {name for name, value in candidates if getattr(value, "__isabstractmethod__", False)}


def _inherited_abstract_names(cls):
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return names


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = frozenset(_abstract_names(cls, namespace.items()) | _inherited_abstract_names(cls))
        cls._abc_impl = _Knowledge()
        return cls

    def register(cls, subclass):
        """Makes `subclass` a virtual subclass, and returns it."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        registry = cls._abc_impl.registry
        registry.add(_ref(subclass, registry.discard))
        _registrations += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if _ref(subclass) in cls._abc_impl.accepted:
            return True
        kind = type(instance)
        if kind is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_impl
        key = _ref(subclass)
        if key in known.accepted:
            return True
        if known.version < _registrations:
            known.refused.clear()
            known.version = _registrations
        elif key in known.refused:
            return False
        answer = _is_subclass(cls, subclass, known)
        memory = known.accepted if answer else known.refused
        memory.add(_ref(subclass, memory.discard))
        return answer

    def _dump_registry(cls, file=None):
        """Prints what the class knows, for debugging."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Registry: {cls._abc_impl.registry!r}", file=file)

    def _abc_registry_clear(cls):
        """Forgets all registered classes."""
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        """Forgets all earlier answers."""
        cls._abc_impl.accepted.clear()
        cls._abc_impl.refused.clear()


def _is_subclass(cls, subclass, known):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if not isinstance(answer, bool):
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for reference in list(known.registry):
        registered = reference()
        if registered is not None and issubclass(subclass, registered):
            return True
    for child in type.__subclasses__(cls):
        if issubclass(subclass, child):
            return True
    return False


def get_cache_token():
    """A value that changes whenever a class is registered anywhere."""
    return _registrations


def update_abstractmethods(cls):
    """Finds the abstract methods anew, after the class got or lost methods, and returns the class."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = frozenset(_abstract_names(cls, cls.__dict__.items()) | _inherited_abstract_names(cls))
    return cls


class ABC(metaclass=ABCMeta):
    """A class whose metaclass is ABCMeta, to inherit from."""

    __slots__ = ()

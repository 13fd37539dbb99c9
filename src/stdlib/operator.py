"""The operators of the language as functions, and callables that fetch items, attributes and results of methods."""

from builtins import abs as _abs

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge", "getitem",
    "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf", "inv", "invert",
    "ior", "ipow", "irshift", "is_", "is_not", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint", "lshift", "lt",
    "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv",
    "truth", "xor",
]


# Stands for an argument that was not given.
_missing = object()


def _make(name, symbol, action):
    lines = [
        f"def {name}(a=missing, b=missing, /, *rest):",
        f"    'Same as a {symbol} b.'",
        "    if b is missing or rest: refuse(a, b, rest)",
        f"    {action}",
    ]

    def refuse(*given):
        count = sum(1 for value in given[:2] if value is not _missing) + len(given[2])
        raise TypeError(f"{name} expected 2 arguments, got {count}")

    scope = {"__name__": "operator", "missing": _missing, "refuse": refuse}
    exec("\n".join(lines), scope)
    return scope[name]


def _binary(name, symbol):
    """A function of two arguments that applies an operator."""
    return _make(name, symbol, f"return a {symbol} b")


def _in_place(name, symbol):
    """A function of two arguments that applies an augmented assignment and returns its result."""
    return _make(name, symbol, f"a {symbol} b; return a")


lt, le, eq = _binary("lt", "<"), _binary("le", "<="), _binary("eq", "==")
ne, ge, gt = _binary("ne", "!="), _binary("ge", ">="), _binary("gt", ">")
is_, is_not = _binary("is_", "is"), _binary("is_not", "is not")
add, sub, mul, matmul = _binary("add", "+"), _binary("sub", "-"), _binary("mul", "*"), _binary("matmul", "@")
truediv, floordiv, mod, pow = _binary("truediv", "/"), _binary("floordiv", "//"), _binary("mod", "%"), _binary("pow", "**")
lshift, rshift = _binary("lshift", "<<"), _binary("rshift", ">>")
and_, or_, xor = _binary("and_", "&"), _binary("or_", "|"), _binary("xor", "^")
iadd, isub, imul = _in_place("iadd", "+="), _in_place("isub", "-="), _in_place("imul", "*=")
imatmul, itruediv, ifloordiv = _in_place("imatmul", "@="), _in_place("itruediv", "/="), _in_place("ifloordiv", "//=")
imod, ipow = _in_place("imod", "%="), _in_place("ipow", "**=")
ilshift, irshift = _in_place("ilshift", "<<="), _in_place("irshift", ">>=")
iand, ior, ixor = _in_place("iand", "&="), _in_place("ior", "|="), _in_place("ixor", "^=")


def not_(a, /):
    """Same as not a."""
    return not a


def truth(a, /):
    """Whether a is true."""
    return True if a else False


def abs(a, /):
    """Same as abs(a)."""
    return _abs(a)


def index(a, /):
    """Same as a.__index__()."""
    if isinstance(a, int):
        return int(a)
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    return method(a)


def inv(a, /):
    """Same as ~a."""
    return ~a


invert = inv


def neg(a, /):
    """Same as -a."""
    return -a


def pos(a, /):
    """Same as +a."""
    return +a


def concat(a, b, /):
    """Same as a + b, for sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def iconcat(a, b, /):
    """Same as a += b, for sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def contains(a, b, /):
    """Same as b in a (note the order)."""
    return b in a


def countOf(a, b, /):
    """How often b occurs in the iterable a."""
    return sum(1 for item in a if item is b or item == b)


def indexOf(a, b, /):
    """The place of the first b in the iterable a."""
    for place, item in enumerate(a):
        if item is b or item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a, b, /):
    """Same as a[b]."""
    return a[b]


def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


def length_hint(obj, default=0, /):
    """The length, or else the estimate that the object gives, or else the default."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    kind = type(obj)
    if hasattr(kind, "__len__"):
        try:
            return len(obj)
        except TypeError:
            pass
    method = getattr(kind, "__length_hint__", None)
    if method is None:
        return default
    try:
        estimate = method(obj)
    except TypeError:
        return default
    if estimate is NotImplemented:
        return default
    if not isinstance(estimate, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(estimate).__name__}")
    if estimate < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return estimate


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


class itemgetter:
    """A callable that fetches one item, or a tuple of several."""

    __slots__ = ("_items",)
    __module__ = "operator"

    def __init__(self, *items):
        if not items:
            raise TypeError("itemgetter expected 1 argument, got 0")
        self._items = items

    def __call__(self, obj, /):
        items = self._items
        if len(items) == 1:
            return obj[items[0]]
        return tuple([obj[item] for item in items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def __reduce__(self):
        return type(self), self._items


class attrgetter:
    """A callable that fetches one attribute, or a tuple of several; names may be dotted."""

    __slots__ = ("_names", "_paths")
    __module__ = "operator"

    def __init__(self, *names):
        if not names:
            raise TypeError("attrgetter expected 1 argument, got 0")
        for name in names:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._names = names
        self._paths = [name.split(".") for name in names]

    def __call__(self, obj, /):
        values = []
        for path in self._paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            values.append(value)
        return values[0] if len(values) == 1 else tuple(values)

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._names))})"

    def __reduce__(self):
        return type(self), self._names


class methodcaller:
    """A callable that calls a method by its name, with given arguments."""

    __slots__ = ("_name", "_args", "_kwargs")
    __module__ = "operator"

    def __init__(self, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        if not isinstance(args[0], str):
            raise TypeError("method name must be a string")
        self._name, *rest = args
        self._args = tuple(rest)
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)]
        parts += [f"{name}={value!r}" for name, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"

    def __reduce__(self):
        if not self._kwargs:
            return type(self), (self._name, *self._args)
        from functools import partial

        return partial(type(self), self._name, **self._kwargs), self._args


__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__not__, __abs__, __index__, __inv__, __invert__, __neg__, __pos__ = not_, abs, index, inv, invert, neg, pos
__add__, __sub__, __mul__, __matmul__, __truediv__, __floordiv__ = add, sub, mul, matmul, truediv, floordiv
__mod__, __pow__, __lshift__, __rshift__, __and__, __or__, __xor__ = mod, pow, lshift, rshift, and_, or_, xor
__concat__, __contains__, __getitem__, __setitem__, __delitem__ = concat, contains, getitem, setitem, delitem
__iadd__, __isub__, __imul__, __imatmul__, __itruediv__ = iadd, isub, imul, imatmul, itruediv
__ifloordiv__, __imod__, __ipow__, __ilshift__, __irshift__ = ifloordiv, imod, ipow, ilshift, irshift
__iand__, __ior__, __ixor__, __iconcat__, __call__ = iand, ior, ixor, iconcat, call

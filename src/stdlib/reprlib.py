"""Short forms of repr, and reprs of objects that hold themselves."""

import builtins
from itertools import islice

__all__ = ["Repr", "repr", "recursive_repr"]


def recursive_repr(fillvalue="..."):
    """Decorates a __repr__ that gives fillvalue when it is asked while it runs for the same object."""
    def decorate(function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))

        for name in ("__module__", "__doc__", "__name__", "__qualname__", "__type_params__"):
            setattr(wrapper, name, getattr(function, name, ()))
        wrapper.__wrapped__ = function
        return wrapper

    return decorate


class Repr:
    """A repr with limits on depth, numbers of items and lengths; methods repr_TYPE show one type each."""

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6, maxstring=30,
                 maxlong=40, maxother=30, fillvalue="...", indent=None):
        self.maxlevel, self.maxtuple, self.maxlist, self.maxarray, self.maxdict = maxlevel, maxtuple, maxlist, maxarray, maxdict
        self.maxset, self.maxfrozenset, self.maxdeque, self.maxstring = maxset, maxfrozenset, maxdeque, maxstring
        self.maxlong, self.maxother, self.fillvalue, self.indent = maxlong, maxother, fillvalue, indent

    def repr(self, x):
        """The short form of an object."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The short form, with so many levels left."""
        method = getattr(self, "repr_" + type(x).__name__.replace(" ", "_"), None)
        return (method or self.repr_instance)(x, level)

    def _joined(self, pieces, level):
        if self.indent is None or not pieces:
            return ", ".join(pieces)
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            indent *= " "
        try:
            break_ = "\n" + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(indent)}") from error
        return break_ + f",{break_}".join(pieces) + ",\n" + (self.maxlevel - level) * indent

    def _items(self, x, level, left, right, limit, trail=""):
        if level <= 0 and x:
            shown = self.fillvalue
        else:
            pieces = [self.repr1(item, level - 1) for item in islice(x, limit)]
            if len(x) > limit:
                pieces.append(self.fillvalue)
            shown = self._joined(pieces, level)
            if len(x) == 1 and trail and self.indent is None:
                right = trail + right
        return left + shown + right

    def repr_tuple(self, x, level):
        return self._items(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._items(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        return self._items(x, level, f"array('{x.typecode}', [", "])", self.maxarray) if x else f"array('{x.typecode}')"

    def repr_set(self, x, level):
        return self._items(_in_order(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._items(_in_order(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"

    def repr_deque(self, x, level):
        return self._items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        pieces = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}" for key in islice(_in_order(x), self.maxdict)]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return "{" + self._joined(pieces, level) + "}"

    def _middle_left_out(self, shown, limit):
        left = max(0, (limit - 3) // 2)
        right = max(0, limit - 3 - left)
        return shown[:left] + self.fillvalue + shown[len(shown) - right :]

    def repr_str(self, x, level):
        shown = builtins.repr(x[: self.maxstring])
        if len(shown) <= self.maxstring:
            return shown
        left = max(0, (self.maxstring - 3) // 2)
        right = max(0, self.maxstring - 3 - left)
        return self._middle_left_out(builtins.repr(x[:left] + x[len(x) - right :]), self.maxstring)

    def repr_int(self, x, level):
        shown = builtins.repr(x)
        return shown if len(shown) <= self.maxlong else self._middle_left_out(shown, self.maxlong)

    def repr_instance(self, x, level):
        try:
            shown = builtins.repr(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return shown if len(shown) <= self.maxother else self._middle_left_out(shown, self.maxother)


def _in_order(items):
    """Sorted, if they can be compared."""
    try:
        return sorted(items)
    except Exception:
        return list(items)


aRepr = Repr()
repr = aRepr.repr

"""Binary search and insertion in sorted sequences."""

# Stands for an argument that was not given.
_missing = object()


def _refuse(name, a):
    lacking = "'a' (pos 1)" if a is _missing else "'x' (pos 2)"
    raise TypeError(f"{name}() missing required argument {lacking}")


def bisect_right(a=_missing, x=_missing, lo=0, hi=None, *, key=None):
    """The place after the last item that is not greater than x."""
    if x is _missing:
        _refuse("bisect_right", a)
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a=_missing, x=_missing, lo=0, hi=None, *, key=None):
    """The place before the first item that is not less than x."""
    if x is _missing:
        _refuse("bisect_left", a)
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_right(a=_missing, x=_missing, lo=0, hi=None, *, key=None):
    """Inserts x after the items that are not greater."""
    if x is _missing:
        _refuse("insort_right", a)
    rank = x if key is None else key(x)
    a.insert(bisect_right(a, rank, lo, hi, key=key), x)


def insort_left(a=_missing, x=_missing, lo=0, hi=None, *, key=None):
    """Inserts x before the items that are not less."""
    if x is _missing:
        _refuse("insort_left", a)
    rank = x if key is None else key(x)
    a.insert(bisect_left(a, rank, lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right

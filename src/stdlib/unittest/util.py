"""Texts and comparisons that the rest of the package shares."""

from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

# Two reprs in one message are cut in their common parts when one is longer than this; the rest are the least lengths of what is shown.
_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)

_Mismatch = namedtuple("Mismatch", "actual expected value")


def strclass(cls):
    """The full name of a class."""
    return f"{cls.__module__}.{cls.__qualname__}"


def safe_repr(obj, short=False):
    """The repr, or where that fails the one of object."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + " [truncated]..." if short and len(text) >= _MAX_LENGTH else text


def _shorten(text, begin, end):
    """A text with its middle replaced by a count, where that makes it shorter."""
    skipped = len(text) - begin - end
    return f"{text[:begin]}[{skipped} chars]{text[len(text) - end:]}" if skipped > _PLACEHOLDER_LEN else text


def _common_shorten_repr(*objects):
    """The reprs of objects, cut so that the first difference stays in sight."""
    texts = tuple(map(safe_repr, objects))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    differ_at = len(prefix)
    room = _MAX_LENGTH - (longest - differ_at + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[differ_at:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[differ_at:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def three_way_cmp(x, y):
    """-1, 0 or 1, as x is less than, equal to or greater than y."""
    return (x > y) - (x < y)


def sorted_list_difference(expected, actual):
    """What only the first, and what only the second of two sorted lists has, without repetitions."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        wanted, found = expected[i], actual[j]
        if wanted < found:
            missing.append(wanted)
        elif wanted > found:
            unexpected.append(found)
        if not wanted > found:
            i = _after(expected, i, wanted)
        if not wanted < found:
            j = _after(actual, j, found)
    return missing + expected[i:], unexpected + actual[j:]


def _after(items, place, value):
    """The place behind a run of equal items."""
    place += 1
    while place < len(items) and items[place] == value:
        place += 1
    return place


def unorderable_list_difference(expected, actual):
    """The same for items that are only compared for equality; both lists are used up."""
    missing = []
    while expected:
        item = expected.pop()
        if item in actual:
            actual.remove(item)
        else:
            missing.append(item)
    return missing, actual


def _count_diff_all_purpose(actual, expected):
    """Which elements, hashable or not, occur how often in two lists, where these counts differ."""
    left, right = list(actual), list(expected)
    mismatches = []
    while left:
        element = left[0]
        counts = _take(element, left), _take(element, right)
        if counts[0] != counts[1]:
            mismatches.append(_Mismatch(*counts, element))
    while right:
        element = right[0]
        mismatches.append(_Mismatch(0, _take(element, right), element))
    return mismatches


def _take(element, items):
    """Takes what equals an element out of a list, and the element itself; counts only what equals it."""
    others = [item for item in items if not item == element]
    count = len(items) - len(others)
    items[:] = [item for item in others if item is not element]
    return count


def _count_diff_hashable(actual, expected):
    """The same for hashable elements."""
    left, right = Counter(actual), Counter(expected)
    mismatches = [_Mismatch(count, right[element], element) for element, count in left.items() if count != right[element]]
    return mismatches + [_Mismatch(0, count, element) for element, count in right.items() if element not in left]

"""Differences between sequences, foremost between the lines of two texts."""

import re as _re
from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest
from types import GenericAlias as _GenericAlias

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff",
           "unified_diff", "diff_bytes", "Match"]

Match = _namedtuple("Match", "a b size")

# From this length of the second sequence on, an element that fills more than a hundredth of it starts no match.
_LEAST_FOR_POPULAR = 200


def _share(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds how one sequence of hashable elements became another, by the longest common runs."""

    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence, which is the cheap one to change."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence; its places are looked up here, once."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        """Notes where each element stands in b, but for junk and for what is too common to start a match."""
        places = {}
        for place, element in enumerate(self.b):
            places.setdefault(element, []).append(place)
        junk = {element for element in places if self.isjunk(element)} if self.isjunk else set()
        for element in junk:
            del places[element]
        popular = set()
        length = len(self.b)
        if self.autojunk and length >= _LEAST_FOR_POPULAR:
            most = length // 100 + 1
            popular = {element for element, found in places.items() if len(found) > most}
            for element in popular:
                del places[element]
        self.b2j, self.bjunk, self.bpopular = places, junk, popular

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest common run inside two ranges: the first of those in a, then the first in b."""
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        start_a, start_b, size = alo, blo, 0
        # The length of the run that ends at the last element of a and at each place of b.
        runs = {}
        for i in range(alo, ahi):
            longer = {}
            before = runs.get
            for j in places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = longer[j] = before(j - 1, 0) + 1
                if length > size:
                    start_a, start_b, size = i - length + 1, j - length + 1, length
            runs = longer
        # First what is too common to start a match, then junk, is taken along at both ends.
        for wants_junk in (False, True):
            while start_a > alo and start_b > blo and (b[start_b - 1] in junk) is wants_junk and a[start_a - 1] == b[start_b - 1]:
                start_a, start_b, size = start_a - 1, start_b - 1, size + 1
            while (start_a + size < ahi and start_b + size < bhi and (b[start_b + size] in junk) is wants_junk
                    and a[start_a + size] == b[start_b + size]):
                size += 1
        return Match(start_a, start_b, size)

    def get_matching_blocks(self):
        """The common runs in order, none next to another, and an empty one at the end."""
        if self.matching_blocks is None:
            found = self._all_matches()
            found.sort()
            blocks = []
            for match in found:
                if blocks and blocks[-1].a + blocks[-1].size == match.a and blocks[-1].b + blocks[-1].size == match.b:
                    last = blocks.pop()
                    match = Match(last.a, last.b, last.size + match.size)
                blocks.append(match)
            blocks.append(Match(len(self.a), len(self.b), 0))
            self.matching_blocks = blocks
        return self.matching_blocks

    def _all_matches(self):
        found = []
        ranges = [(0, len(self.a), 0, len(self.b))]
        while ranges:
            alo, ahi, blo, bhi = ranges.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if not size:
                continue
            found.append(match)
            if alo < i and blo < j:
                ranges.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                ranges.append((i + size, ahi, j + size, bhi))
        return found

    def get_opcodes(self):
        """The steps that turn a into b: (what, start in a, end in a, start in b, end in b)."""
        if self.opcodes is None:
            self.opcodes = steps = []
            i = j = 0
            for a_start, b_start, size in self.get_matching_blocks():
                what = _STEPS[i < a_start, j < b_start]
                if what:
                    steps.append((what, i, a_start, j, b_start))
                i, j = a_start + size, b_start + size
                if size:
                    steps.append(("equal", a_start, i, b_start, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The steps in groups of changes, each with n elements around it that are the same."""
        steps = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        # The list of the steps itself is cut at both ends; get_opcodes() shows it from here on.
        if steps[0][0] == "equal":
            what, i1, i2, j1, j2 = steps[0]
            steps[0] = what, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if steps[-1][0] == "equal":
            what, i1, i2, j1, j2 = steps[-1]
            steps[-1] = what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for what, i1, i2, j1, j2 in steps:
            if what == "equal" and i2 - i1 > n + n:
                group.append((what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((what, i1, i2, j1, j2))
        if len(group) > 1 or group and group[0][0] != "equal":
            yield group

    def ratio(self):
        """How alike the sequences are, from 0 to 1."""
        return _share(sum(block.size for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """A cheap upper bound of ratio(): elements count wherever they stand."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for element in self.b:
                counts[element] = counts.get(element, 0) + 1
        in_b = self.fullbcount.get
        left = {}
        matches = 0
        for element in self.a:
            count = left[element] if element in left else in_b(element, 0)
            left[element] = count - 1
            matches += count > 0
        return _share(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """A very cheap upper bound of ratio(): the lengths alone."""
        lengths = len(self.a), len(self.b)
        return _share(min(lengths), sum(lengths))


# What stands before a common run, by whether elements of a and of b do.
_STEPS = {(True, True): "replace", (True, False): "delete", (False, True): "insert", (False, False): ""}


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The at most n possibilities that are most like a word, the best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher(b=word)
    scores = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        # The cheap bounds come first.
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            scores.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in _nlargest(n, scores)]


# ---- lines side by side, with marks under what changed inside them

class Differ:
    """Compares texts line by line, and similar lines character by character."""

    # Lines less alike than this are no pair; the search keeps what beats the number below it.
    _CUTOFF = 0.75
    _BELOW_CUTOFF = 0.74

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yields the lines of both texts behind a mark: "- ", "+ ", "  ", or "? " for hints."""
        for what, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if what == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif what == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump("-" if what == "delete" else " ", a, alo, ahi)

    def _dump(self, mark, lines, start, end):
        for place in range(start, end):
            yield f"{mark} {lines[place]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """Two ranges with nothing in common; the shorter comes first."""
        old, new = self._dump("-", a, alo, ahi), self._dump("+", b, blo, bhi)
        yield from new if bhi - blo < ahi - alo else old
        yield from old if bhi - blo < ahi - alo else new

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Pairs the two most similar lines, and does the same before and after them."""
        # A stack of what is left to do, as ranges nest as deep as there are lines.
        left = [(alo, ahi, blo, bhi)]
        while left:
            task = left.pop()
            if len(task) == 3:
                yield from self._pair(*task)
                continue
            alo, ahi, blo, bhi = task
            if alo == ahi or blo == bhi:
                yield from self._dump("-", a, alo, ahi)
                yield from self._dump("+", b, blo, bhi)
                continue
            i, j, equal = self._best_pair(a, alo, ahi, b, blo, bhi)
            if i is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                continue
            left.append((i + 1, ahi, j + 1, bhi))
            left.append((a[i], b[j], equal))
            left.append((alo, i, blo, j))

    def _best_pair(self, a, alo, ahi, b, blo, bhi):
        """The places of the most similar lines, or else of the first equal ones, or None; and whether they are equal."""
        matcher = SequenceMatcher(self.charjunk)
        best, similar, equal = self._BELOW_CUTOFF, None, None
        for j in range(blo, bhi):
            line = b[j]
            matcher.set_seq2(line)
            for i in range(alo, ahi):
                if a[i] == line:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, similar = matcher.ratio(), (i, j)
        if best >= self._CUTOFF:
            return *similar, False
        return (*equal, True) if equal else (None, None, False)

    def _pair(self, old, new, equal):
        """Two similar lines with marks under what differs."""
        if equal:
            yield "  " + old
            return
        old_marks = new_marks = ""
        for what, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            mark = {"replace": "^", "delete": "-", "insert": "+", "equal": " "}[what]
            old_marks += mark * (i2 - i1)
            new_marks += mark * (j2 - j1)
        yield from self._qformat(old, new, old_marks, new_marks)

    def _qformat(self, old, new, old_marks, new_marks):
        for sign, line, marks in (("-", old, old_marks), ("+", new, new_marks)):
            yield f"{sign} {line}"
            marks = _with_white_space_of(line, marks).rstrip()
            if marks:
                yield f"? {marks}\n"


def _with_white_space_of(line, marks):
    """Marks in which tabs of the line stand where it has them, so that both are as wide."""
    return "".join(char if mark == " " and char.isspace() else mark for char, mark in zip(line, marks))


def IS_LINE_JUNK(line, pat=_re.compile(r"\s*(?:#\s*)?$").match):
    """Whether a line is blank but for at most one "#"."""
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a space or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """What Differ yields for two texts."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yields the first or the second text out of the lines of ndiff()."""
    try:
        mark = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", mark):
            yield line[2:]


# ---- the formats of diff

def _check_types(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(lines[0]).__name__, lines[0]))
    for text in texts:
        if not isinstance(text, str):
            raise TypeError("all arguments must be str, not: %r" % (text,))


def _headers(marks, names, dates, lineterm):
    for mark, name, date in zip(marks, names, dates):
        yield f"{mark} {name}{f'\t{date}' if date else ''}{lineterm}"


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    # An empty range is named by the line before it.
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yields the lines of the unified format."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    has_begun = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not has_begun:
            has_begun = True
            yield from _headers(("---", "+++"), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for what, i1, i2, j1, j2 in group:
            if what == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if what in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if what in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, stop):
    length = stop - start
    beginning = start + 1 if length else start
    return f"{beginning}" if length <= 1 else f"{beginning},{beginning + length - 1}"


def _context_half(lines, group, marks, start, end):
    """One text's half of a group; empty unless something changes in it."""
    if any(step[0] in marks and step[0] != "equal" for step in group):
        for step in group:
            if step[0] in marks:
                for line in lines[step[start]:step[end]]:
                    yield marks[step[0]] + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yields the lines of the context format."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    has_begun = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not has_begun:
            has_begun = True
            yield from _headers(("***", "---"), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        yield from _context_half(a, group, {"equal": "  ", "replace": "! ", "delete": "- "}, 1, 2)
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        yield from _context_half(b, group, {"equal": "  ", "replace": "! ", "insert": "+ "}, 3, 4)


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """Yields what a function such as unified_diff() yields, for lines that are bytes."""
    def decode(data):
        try:
            return data.decode("ascii", "surrogateescape")
        except AttributeError as problem:
            raise TypeError("all arguments must be bytes, not %s (%r)" % (type(data).__name__, data)) from problem

    a, b = [decode(line) for line in a], [decode(line) for line in b]
    names = [decode(name) for name in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *names, n, decode(lineterm)):
        yield line.encode("ascii", "surrogateescape")

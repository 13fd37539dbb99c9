"""Names of files against patterns as the shell has them."""

import functools
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether a name fits a pattern."""
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pattern):
    if isinstance(pattern, bytes):
        return re.compile(translate(pattern.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pattern)).match


def filter(names, pat):
    """The names that fit a pattern."""
    match = _matcher(pat)
    return [name for name in names if match(name) is not None]


def fnmatchcase(name, pat):
    """Whether a name fits a pattern, letter by letter."""
    return _matcher(pat)(name) is not None


def translate(pat):
    """The regular expression of a pattern."""
    parts = []
    stars = []
    at = 0
    while at < len(pat):
        character = pat[at]
        at += 1
        if character == "*":
            # Neighbouring stars are one.
            if not stars or stars[-1] != len(parts) - 1:
                stars.append(len(parts))
                parts.append("*")
        elif character == "?":
            parts.append(".")
        elif character == "[":
            part, at = _bracket(pat, at)
            parts.append(part)
        else:
            parts.append(re.escape(character))
    return _join(parts, stars)


def _join(parts, stars):
    """The parts in one expression; between two stars the first place that fits is taken for good."""
    if not stars:
        return f"(?s:{''.join(parts)})\\Z"
    body = parts[:stars[0]]
    for index, star in enumerate(stars):
        end = stars[index + 1] if index + 1 < len(stars) else len(parts)
        between = "".join(parts[star + 1:end])
        body.append(f"(?>.*?{between})" if index + 1 < len(stars) else f".*{between}")
    return f"(?s:{''.join(body)})\\Z"


def _bracket(pat, start):
    """The expression of a set whose bracket opens before start, and where the pattern goes on."""
    end = start + 1 if pat[start:start + 1] == "!" else start
    if pat[end:end + 1] == "]":
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return "\\[", start
    inside = pat[start:end]
    if "-" not in inside:
        inside = inside.replace("\\", "\\\\")
    else:
        chunks = []
        first = start
        dash = start + 2 if pat[start] == "!" else start + 1
        while (dash := pat.find("-", dash, end)) >= 0:
            chunks.append(pat[first:dash])
            first = dash + 1
            dash += 3
        if pat[first:end]:
            chunks.append(pat[first:end])
        else:
            chunks[-1] += "-"
        # Empty ranges are left out.
        for index in range(len(chunks) - 1, 0, -1):
            if chunks[index - 1][-1] > chunks[index][0]:
                chunks[index - 1] = chunks[index - 1][:-1] + chunks[index][1:]
                del chunks[index]
        inside = "-".join(chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks)
    inside = re.sub(r"([&~|])", r"\\\1", inside)
    if not inside:
        return "(?!)", end + 1
    if inside == "!":
        return ".", end + 1
    if inside[0] == "!":
        inside = "^" + inside[1:]
    elif inside[0] in ("^", "["):
        inside = "\\" + inside
    return f"[{inside}]", end + 1

"""Indentation of text: to take it away, and to add it."""

__all__ = ["dedent", "indent"]


def dedent(text):
    """Takes away the blanks that all lines start with; lines of blanks alone become empty."""
    lines = text.split("\n")
    lines = ["" if not line.strip(" \t") else line for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        blanks = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = blanks
        else:
            while not blanks.startswith(margin):
                margin = margin[:-1]
    if not margin:
        return "\n".join(lines)
    return "\n".join([line[len(margin) :] if line else line for line in lines])


def indent(text, prefix, predicate=None):
    """Puts a prefix before the lines that are not blank, or that the predicate names."""
    wanted = predicate or (lambda line: not line.isspace())
    return "".join([prefix + line if wanted(line) else line for line in text.splitlines(True)])

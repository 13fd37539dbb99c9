"""Words of a command line, as the shell reads and writes them."""

import re

__all__ = ["split", "quote", "join"]

_unsafe = re.compile(r"[^\w@%+=:,./-]", re.ASCII).search


def split(s, comments=False, posix=True):
    """The words of a command line. Only the way of POSIX is known."""
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("split() without posix is not supported")
    return list(_words(s, "#" if comments else ""))


def _words(text, commenters):
    """Reads letter by letter; word is None between words."""
    word = None
    quote = None
    letters = iter(text)
    for letter in letters:
        if quote is not None:
            if letter == quote:
                quote = None
            elif letter == "\\" and quote == '"':
                follower = next(letters, None)
                if follower is None:
                    raise ValueError("No escaped character")
                # Inside quotes only the quote and the backslash can be escaped.
                word += follower if follower in '"\\' else letter + follower
            else:
                word += letter
        elif letter in " \t\r\n":
            if word is not None:
                yield word
            word = None
        elif commenters and letter in commenters:
            if word is not None:
                yield word
            word = None
            for letter in letters:
                if letter == "\n":
                    break
        elif letter in "'\"":
            quote = letter
            word = word or ""
        elif letter == "\\":
            follower = next(letters, None)
            if follower is None:
                raise ValueError("No escaped character")
            word = (word or "") + follower
        else:
            word = (word or "") + letter
    if quote is not None:
        raise ValueError("No closing quotation")
    if word is not None:
        yield word


def quote(s):
    """A word that the shell reads as this text."""
    if not s:
        return "''"
    if _unsafe(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """The command line of words."""
    return " ".join(map(quote, split_command))

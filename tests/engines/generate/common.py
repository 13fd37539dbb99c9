"""What the corpus generators share: the line format and the seeded random source.

A corpus file holds one case a line, fields separated by tabs: the operation, its arguments, the outcome.
Text is generalised UTF-8 in which every byte outside printable ASCII, and the backslash, is written \\xNN.
Each item of a list or tuple is followed by '|'.
Integers are hexadecimal with a sign, floats the 16 hexadecimal digits of their bits.
An outcome starts with '=' (the result) or '!' (exception class, ': ', message).
"""

import os
import random
import struct
import sys

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus")


def escape(data):
    return "".join(chr(b) if 32 <= b < 127 and b != 92 else f"\\x{b:02x}" for b in data)


def text(value):
    return escape(value.encode("utf-8", "surrogatepass"))


def integer(value):
    return format(int(value), "x")


def real(value):
    return format(struct.unpack("<Q", struct.pack("<d", value))[0], "016x")


def field(value):
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, float):
        return real(value) if value == value else "nan"
    if isinstance(value, complex):
        return field(value.real) + "," + field(value.imag)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, (bytes, bytearray)):
        return escape(value)
    if isinstance(value, (list, tuple)):
        return "".join(field(item).replace("|", "\\x7c") + "|" for item in value)
    if value is None:
        return "None"
    raise TypeError(type(value))


def outcome(function):
    try:
        return "=" + field(function())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError, MemoryError) as error:
        message = error.args[1] if len(error.args) == 2 else str(error)
        return "!" + type(error).__name__ + ": " + text(message)


class Corpus:
    def __init__(self, name):
        self.name = name
        self.random = random.Random("morelia " + name)
        self.lines = {}

    def add(self, function, operation, *arguments):
        key = "\t".join([operation, *map(field, arguments)])
        if key not in self.lines:
            self.lines[key] = outcome(function)

    def write(self):
        with open(os.path.join(CORPUS, self.name + ".tsv"), "w", encoding="ascii") as file:
            for key, result in self.lines.items():
                file.write(key + "\t" + result + "\n")
        print(f"{self.name}: {len(self.lines)} cases", file=sys.stderr)

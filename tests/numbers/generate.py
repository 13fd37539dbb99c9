"""Writes operators.tsv: what CPython makes of binary operators on pairs of numbers.

One case a line, fields separated by tabs: operator, operands, outcome. A number is written as its type's letter, a colon and
digits: `i:` hexadecimal with a sign, `f:` the 16 hexadecimal digits of its bits or `nan`, `b:` 0 or 1, `c:` two floats with a comma.
An outcome starts with '=' (the value) or '!' (class and message of the exception); `?` stands for NotImplemented.
"""

import os
import random
import struct

OPERATORS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__", "%": "__mod__", "**": "__pow__",
    "<<": "__lshift__", ">>": "__rshift__", "&": "__and__", "|": "__or__", "^": "__xor__",
    "<": "__lt__", "<=": "__le__", "==": "__eq__", "!=": "__ne__", ">": "__gt__", ">=": "__ge__",
}


def real(value):
    return "nan" if value != value else format(struct.unpack("<Q", struct.pack("<d", value))[0], "016x")


def write(value):
    if value is NotImplemented:
        return "?"
    if isinstance(value, bool):
        return f"b:{int(value)}"
    if isinstance(value, int):
        return f"i:{value:x}"
    if isinstance(value, float):
        return f"f:{real(value)}"
    return f"c:{real(value.real)},{real(value.imag)}"


def outcome(operator, one, other):
    expression = f"one {operator} other"
    try:
        return "=" + write(eval(expression, {"one": one, "other": other}))
    except Exception as error:
        message = error.args[-1] if error.args else ""
        return f"!{type(error).__name__}: {message}"


def integers(source):
    edges = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 65, -64, 255, 1000]
    for bits in (15, 16, 30, 31, 32, 46, 47, 48, 52, 53, 54, 62, 63, 64, 65, 100, 128, 1024):
        for offset in (-1, 0, 1):
            edges += [2 ** bits + offset, -(2 ** bits) + offset]
    edges += [source.getrandbits(bits) * source.choice((1, -1)) for bits in (8, 20, 40, 47, 48, 60, 64, 90, 200, 500, 1200)]
    return edges


def floats(source):
    edges = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 3.0, -3.0, 1e16, -1e16, 2.0 ** 53, 2.0 ** 63, -(2.0 ** 63), 2.0 ** 64, 1e22, 1e-300]
    edges += [1.5e308, -1.5e308, 5e-324, float("inf"), float("-inf"), float("nan"), 9007199254740993.0, 4611686018427387904.5]
    edges += [source.uniform(-1, 1) * 10.0 ** source.randrange(-30, 30) for _ in range(12)]
    return edges


def is_huge(operator, one, other):
    if operator == "**" and isinstance(one, int) and isinstance(other, int):
        return other > 0 and abs(one) > 1 and abs(one).bit_length() * other > 20_000
    return operator == "<<" and isinstance(one, int) and isinstance(other, int) and other > 20_000


def main():
    source = random.Random(2)
    numbers = integers(source), floats(source), [True, False], [1j, complex(2, -3), complex(0.5, 0), complex(float("inf"), 1)]
    weights = (10, 6, 1, 1)
    lines = []
    for operator in OPERATORS:
        for _ in range(300):
            one = source.choice(source.choices(numbers, weights)[0])
            other = source.choice(source.choices(numbers, weights)[0])
            if operator in ("<<", ">>") and source.random() < 0.8:
                other = source.randrange(-2, 200)
            if operator == "**" and source.random() < 0.6:
                other = source.randrange(-5, 40)
            if not is_huge(operator, one, other):
                lines.append("\t".join((operator, write(one), write(other), outcome(operator, one, other))))
    # Equal numbers of different types, whose hashes must agree.
    for number in numbers[1]:
        if number == number and abs(number) != float("inf"):
            pairs = [(number, complex(number, 0.0)), (complex(number, 0.0), number)]
            if number == int(number):
                pairs += [(int(number), number), (number, int(number)), (int(number), complex(number, 0.0))]
            lines += ["\t".join(("==", write(one), write(other), outcome("==", one, other))) for one, other in pairs]
    lines += ["\t".join(("==", write(one), write(other), outcome("==", one, other))) for one, other in ((True, 1), (0.0, False), (1, 1 + 0j))]
    place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "operators.tsv")
    with open(place, "w", encoding="utf-8") as file:
        file.write("\n".join(dict.fromkeys(lines)) + "\n")


main()

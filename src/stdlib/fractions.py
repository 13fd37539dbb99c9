"""Exact fractions of integers."""

import math
import operator
import re
import sys
from numbers import Complex, Rational

__all__ = ["Fraction"]

_text = re.compile(
    r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<whole>\d*|\d+(_\d+)*)"
    r"(?:\s*/\s*(?P<below>\d+(_\d+)*)|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[eE](?P<power>[-+]?\d+(_\d+)*))?)\s*\Z"
)
_specification = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_negative_zero>z)?(?P<alternate>#)?(?P<zeros>0(?=[0-9]))?"
    r"(?P<width>[0-9]+)?(?P<separator>[,_])?(?:\.(?P<precision>[0-9]+))?(?P<kind>[eEfFgG%]?)\Z",
    re.DOTALL,
)


def _parse(text):
    match = _text.match(text)
    if match is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    above, below = int(match["whole"] or "0"), 1
    if match["below"]:
        below = int(match["below"])
    else:
        decimal = (match["decimal"] or "").replace("_", "")
        if decimal:
            below = 10 ** len(decimal)
            above = above * below + int(decimal)
        power = int(match["power"] or "0")
        above, below = (above * 10**power, below) if power >= 0 else (above, below * 10**-power)
    return (-above if match["sign"] == "-" else above), below


def _divided(above, below):
    """above / below rounded to an integer, halves to the even one."""
    quotient, rest = divmod(above, below)
    return quotient + (2 * rest > below or 2 * rest == below and quotient % 2)


class Fraction(Rational):
    """A fraction in lowest terms; its parts never change."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, str):
                above, below = _parse(numerator)
            elif isinstance(numerator, float) or hasattr(type(numerator), "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            above, below = numerator, denominator
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            above = numerator.numerator * denominator.denominator
            below = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        common = math.gcd(above, below)
        if below < 0:
            common = -common
        self._numerator, self._denominator = above // common, below // common
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._of(*f.as_integer_ratio())

    @classmethod
    def _of(cls, above, below):
        """A fraction of parts that have no common divisor."""
        self = super().__new__(cls)
        self._numerator, self._denominator = above, below
        return self

    @property
    def numerator(self):
        """The integer above the bar."""
        return self._numerator

    @property
    def denominator(self):
        """The positive integer below the bar."""
        return self._denominator

    def is_integer(self):
        """Whether the value is a whole number."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Both parts."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Two successive convergents of the continued fraction; the nearest is the last or between the last two.
        older, newer = (0, 1), (1, 0)
        above, below = self._numerator, self._denominator
        while True:
            whole = above // below
            next_below = older[1] + whole * newer[1]
            if next_below > max_denominator:
                break
            older, newer = newer, (older[0] + whole * newer[0], next_below)
            above, below = below, above - whole * below
        steps = (max_denominator - older[1]) // newer[1]
        between = (older[0] + steps * newer[0], older[1] + steps * newer[1])
        is_last_nearer = 2 * below * between[1] <= self._denominator
        return Fraction._of(*(newer if is_last_nearer else between))

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        match = _specification.match(format_spec)
        if match is None or match["align"] and match["zeros"]:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")
        if not match["kind"]:
            return self._plain(match, format_spec)
        return self._decimal(match)

    def _plain(self, match, format_spec):
        if match["precision"] or match["no_negative_zero"] or match["zeros"]:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")
        separator = match["separator"] or ""
        body = f"{abs(self._numerator):{separator}}"
        if self._denominator > 1 or match["alternate"]:
            body += f"/{self._denominator:{separator}}"
        sign = "-" if self._numerator < 0 else match["sign"].replace("-", "")
        return _padded(sign, body, match["fill"] or " ", match["align"] or ">", int(match["width"] or 0))

    def _digits(self, figures):
        """So many significant digits as an integer, and the power of ten of the first."""
        above, below = abs(self._numerator), self._denominator
        if above == 0:
            return 0, 0
        power = len(str(above)) - len(str(below))
        power -= above < below * 10**power if power >= 0 else above * 10**-power < below
        shift = power + 1 - figures
        number = _divided(above, below * 10**shift) if shift >= 0 else _divided(above * 10**-shift, below)
        if number == 10**figures:
            number, power = number // 10, power + 1
        return number, power

    def _decimal(self, match):
        kind, precision = match["kind"], int(match["precision"] or 6)
        if kind in "fF%":
            above = abs(self._numerator) * (100 if kind == "%" else 1) * 10**precision
            number = _divided(above, self._denominator)
            is_zero, digits = not number, f"{number:0{precision + 1}}"
            whole, part, tail = digits[: len(digits) - precision], digits[len(digits) - precision :], "%" if kind == "%" else ""
        else:
            figures = precision + 1 if kind in "eE" else max(precision, 1)
            number, power = self._digits(figures)
            is_zero, digits, tail = not number, f"{number:0{figures}}", ""
            if kind in "eE" or not -4 <= power < figures:
                whole, part, tail = digits[0], digits[1:], f"{'E' if kind in 'EG' else 'e'}{power:+03}"
            elif power >= 0:
                whole, part = digits[: power + 1], digits[power + 1 :]
            else:
                whole, part = "0", "0" * (-power - 1) + digits
            if kind in "gG" and not match["alternate"]:
                part = part.rstrip("0")
        is_negative = self._numerator < 0 and not (match["no_negative_zero"] and is_zero)
        sign = "-" if is_negative else match["sign"].replace("-", "")
        tail = ("." if part or match["alternate"] else "") + part + tail
        width = int(match["width"] or 0)
        if match["zeros"]:
            room = width - len(sign) - len(tail)
            # A separator takes the fourth place of every group, never the first of all.
            whole = whole.rjust(room - (room - 1) // 4 if match["separator"] and room > 0 else room, "0")
        if match["separator"]:
            head = len(whole) % 3 or 3
            whole = match["separator"].join([whole[:head], *[whole[i : i + 3] for i in range(head, len(whole), 3)]])
        return _padded(sign, whole + tail, match["fill"] or " ", match["align"] or ">", width)

    def __hash__(self):
        modulus = sys.hash_info.modulus
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            number = sys.hash_info.inf
        else:
            number = hash(hash(abs(self._numerator)) * inverse)
        number = number if self._numerator >= 0 else -number
        return -2 if number == -1 else number

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __neg__(self):
        return Fraction._of(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction._of(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._of(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        quotient = abs(self._numerator) // self._denominator
        return quotient if self._numerator >= 0 else -quotient

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _divided(self._numerator, self._denominator)
        scale = 10 ** abs(ndigits)
        return Fraction(round(self * scale), scale) if ndigits > 0 else Fraction(round(self / scale) * scale)

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, Complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            return 0.0 == other if math.isnan(other) or math.isinf(other) else self == self.from_float(other)
        return NotImplemented

    def _ordered(self, other, test):
        if isinstance(other, Rational):
            return test(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return test(0.0, other) if math.isnan(other) or math.isinf(other) else test(self, self.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._ordered(other, operator.lt)

    def __gt__(self, other):
        return self._ordered(other, operator.gt)

    def __le__(self, other):
        return self._ordered(other, operator.le)

    def __ge__(self, other):
        return self._ordered(other, operator.ge)

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            return NotImplemented
        if not isinstance(other, Rational):
            return float(self) ** other if isinstance(other, (float, complex)) else NotImplemented
        if other.denominator != 1:
            return float(self) ** float(other)
        power = other.numerator
        if power >= 0:
            return Fraction._of(self._numerator**power, self._denominator**power)
        if self._numerator > 0:
            return Fraction._of(self._denominator**-power, self._numerator**-power)
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
        return Fraction._of((-self._denominator) ** -power, (-self._numerator) ** -power)

    def __rpow__(self, other, modulo=None):
        if modulo is not None:
            return NotImplemented
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        if isinstance(other, Rational):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** (self._numerator if self._denominator == 1 else float(self))

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _padded(sign, body, fill, align, width):
    missing = fill * (width - len(sign) - len(body))
    if align == ">":
        return missing + sign + body
    if align == "<":
        return sign + body + missing
    if align == "=":
        return sign + missing + body
    half = len(missing) // 2
    return missing[:half] + sign + body + missing[half:]


def _quotient(one, other):
    if not other.numerator:
        raise ZeroDivisionError(f"Fraction({other.denominator}, 0)")
    return Fraction(one.numerator * other.denominator, one.denominator * other.numerator)


def _divmod(one, other):
    quotient, above = divmod(one.numerator * other.denominator, one.denominator * other.numerator)
    return quotient, Fraction(above, one.denominator * other.denominator)


_exact = {
    "add": lambda a, b: Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
    "sub": lambda a, b: Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator),
    "mul": lambda a, b: Fraction(a.numerator * b.numerator, a.denominator * b.denominator),
    "truediv": _quotient,
    "floordiv": lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator),
    "mod": lambda a, b: Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator),
    "divmod": _divmod,
}


def _add_operators():
    """Both methods of each operator: exact with rational numbers, as floats or complex numbers with those."""
    def methods(exact, general, takes_complex):
        def forward(self, other):
            if isinstance(other, Rational):
                return exact(self, other)
            if isinstance(other, float):
                return general(float(self), other)
            return general(complex(float(self)), other) if takes_complex and isinstance(other, complex) else NotImplemented

        def reflected(self, other):
            if isinstance(other, Rational):
                return exact(other, self)
            if isinstance(other, float):
                return general(other, float(self))
            return general(other, complex(float(self))) if takes_complex and isinstance(other, complex) else NotImplemented

        return forward, reflected

    for name, exact in _exact.items():
        general = divmod if name == "divmod" else getattr(operator, name)
        for special, method in zip((f"__{name}__", f"__r{name}__"), methods(exact, general, name in ("add", "sub", "mul", "truediv"))):
            method.__name__, method.__qualname__ = special, f"Fraction.{special}"
            setattr(Fraction, special, method)
    Fraction.__abstractmethods__ = frozenset()


_add_operators()

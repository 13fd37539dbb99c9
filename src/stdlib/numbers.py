"""The classes of numbers, from the general to the special: Number, Complex, Real, Rational, Integral."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    """Anything that is a number."""

    __slots__ = ()
    __hash__ = None


def _require(namespace, names):
    """Enters abstract methods that take themselves and up to two operands."""
    for name in names.split():
        def method(self, *operands):
            raise NotImplementedError

        method.__name__ = name
        method.__qualname__ = f"{namespace['__qualname__']}.{name}"
        namespace[name] = abstractmethod(method)


class Complex(Number):
    """Numbers with a real and an imaginary part."""

    __slots__ = ()
    _require(locals(), "__complex__ __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __abs__ "
             "conjugate __eq__")

    def __bool__(self):
        return self != 0

    @property
    @abstractmethod
    def real(self):
        """The real part."""
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        """The imaginary part."""
        raise NotImplementedError

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


class Real(Complex):
    """Numbers on a line."""

    __slots__ = ()
    _require(locals(), "__float__ __trunc__ __floor__ __ceil__ __round__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__")

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """Nothing."""
        return 0

    def conjugate(self):
        """The number itself."""
        return +self


class Rational(Real):
    """Fractions in lowest terms."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """The number above the bar."""
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        """The positive number below the bar."""
        raise NotImplementedError

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """Whole numbers."""

    __slots__ = ()
    _require(locals(), "__int__ __pow__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ __xor__ __rxor__ __or__ __ror__ "
             "__invert__")

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """One."""
        return 1


Complex.register(complex)
Real.register(float)
Integral.register(int)

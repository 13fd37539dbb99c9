"""Averages, spread and relations of data, computed without loss where the data are exact."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from itertools import repeat

__all__ = [
    "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression", "mean", "median",
    "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


class StatisticsError(ValueError):
    """There are no data, or not enough, or such as have no answer."""


def _exact(value):
    """A number as a fraction; a float that is none stays a float."""
    try:
        return Fraction(*value.as_integer_ratio())
    except (OverflowError, ValueError):
        return value
    except AttributeError:
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator") from None


def _common_type(one, other):
    """The type of results from data of two types."""
    if one is other or other is int or other is bool or issubclass(one, other):
        return int if one is bool else one
    if one is int or one is bool or issubclass(other, one):
        return other
    for first, second in ((one, other), (other, one)):
        if issubclass(second, int) or issubclass(first, Fraction) and issubclass(second, float):
            return second if issubclass(first, Fraction) and issubclass(second, float) else first
    if issubclass(one, float) and issubclass(other, Fraction):
        return one
    raise TypeError(f"don't know how to coerce {one.__name__} and {other.__name__}")


def _total(data):
    """The type of the data, their exact sum, their number."""
    kind, total, count = int, Fraction(0), 0
    for value in data:
        kind = _common_type(kind, type(value))
        total += _exact(value)
        count += 1
    return kind, total, count


def _as(value, kind):
    """A result in the type of the data; fractions of integers become floats."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and isinstance(value, Fraction) and value.denominator != 1:
        kind = float
    return kind(value)


def _squares(data, center=None):
    """The type of the data, the exact sum of squared distances from the center, the center, the number."""
    data = list(data)
    kind, total, count = _total(data)
    if not count:
        return kind, Fraction(0), Fraction(0), 0
    if not isinstance(total, Fraction):
        # Infinite, or no number.
        return kind, total, total, count
    middle = total / count if center is None else _exact(center)
    return kind, sum(((_exact(value) - middle) ** 2 for value in data), Fraction(0)), middle, count


def _root(fraction):
    """The square root of a fraction, correctly rounded."""
    above, below = fraction.numerator, fraction.denominator
    # So many bits that the integer root has more than a float holds; what is left over decides halves.
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        below <<= 2 * shift
    else:
        above <<= -2 * shift
    root = math.isqrt(above // below)
    root |= root * root * below != above
    return root / (1 << -shift) if shift < 0 else float(root << shift)


def mean(data):
    """The sum of the data divided by their number."""
    kind, total, count = _total(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _as(total / count, kind)


def fmean(data, weights=None):
    """The mean as a float, each value counting with its weight."""
    if weights is None:
        data = list(data)
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    data, weights = list(data), list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    """The root of the product."""
    logarithms, has_zero = [], False
    for value in data:
        if value > 0.0 or math.isnan(value):
            logarithms.append(math.log(value))
        elif value == 0.0:
            has_zero = True
            logarithms.append(0.0)
        else:
            raise StatisticsError("No negative inputs allowed", value)
    if not logarithms:
        raise StatisticsError("Must have a non-empty dataset")
    if has_zero:
        return math.nan if any(math.isnan(value) for value in logarithms) else 0.0
    return math.exp(math.fsum(logarithms) / len(logarithms))


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = list(repeat(1, len(data)) if weights is None else weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(value < 0 for value in data + weights):
        raise StatisticsError("harmonic mean does not support negative values")
    _, total_weight, _ = _total(weights)
    if 0 in data:
        return 0
    kind, total, _ = _total(weight / value if weight else 0 for weight, value in zip(weights, data))
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as(total_weight / total, kind)


def _sorted(data, name="median"):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = _sorted(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    """The middle value, or the lower of two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the higher of two."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of values that stand for intervals around them."""
    data = _sorted(data)
    middle = data[len(data) // 2]
    start, end = bisect_left(data, middle), bisect_right(data, middle)
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return middle - interval / 2.0 + interval * (len(data) / 2 - start) / (end - start)


def mode(data):
    """The most frequent value, the first of several."""
    frequent = Counter(iter(data)).most_common(1)
    if not frequent:
        raise StatisticsError("no mode for empty data")
    return frequent[0][0]


def multimode(data):
    """All values that are most frequent, in the order of the data."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The points that cut the data into n groups of the same size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    if len(data) < 2:
        if len(data) == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    is_inclusive, cuts = method == "inclusive", []
    span = len(data) - 1 if is_inclusive else len(data) + 1
    for i in range(1, n):
        if is_inclusive:
            place, part = divmod(i * span, n)
            low, high = data[place], data[place + 1]
        else:
            place = min(max(i * span // n, 1), len(data) - 1)
            part = i * span - place * n
            low, high = data[place - 1], data[place]
        cuts.append((low * (n - part) + high * part) / n)
    return cuts


def variance(data, xbar=None):
    """The mean squared distance from the mean, for a sample of a population."""
    kind, total, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return _as(total / (count - 1), kind)


def pvariance(data, mu=None):
    """The mean squared distance from the mean, for a whole population."""
    kind, total, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _as(total / count, kind)


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    _, total, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(total / (count - 1))


def pstdev(data, mu=None):
    """The square root of the variance of a population."""
    _, total, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(total / count)


def _centered(x, y, name):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    x_mean, y_mean = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [value - x_mean for value in x], [value - y_mean for value in y], x_mean, y_mean


def covariance(x, y, /):
    """How much two series vary together."""
    dx, dy, _, _ = _centered(x, y, "covariance")
    return math.sumprod(dx, dy) / (len(dx) - 1)


def _ranks(data):
    """The place of each value among the sorted ones, counted from the middle; equal values share the mean of theirs."""
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks, start = [0.0] * len(data), 0
    while start < len(order):
        end = start
        while end < len(order) and data[order[end]] == data[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + end - len(data)) / 2
        start = end
    return ranks


def correlation(x, y, /, *, method="linear"):
    """How close two series are to a line, from -1 to 1; by the ranks of their values with method "ranked"."""
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    dx, dy, _, _ = _centered(x, y, "correlation")
    if method == "ranked":
        dx, dy = _ranks(x), _ranks(y)
    x_spread, y_spread = math.sumprod(dx, dx), math.sumprod(dy, dy)
    if not (x_spread and y_spread):
        raise StatisticsError("at least one of the inputs is constant")
    return math.sumprod(dx, dy) / _root(Fraction(x_spread) * Fraction(y_spread))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line nearest to the points; proportional lines go through the origin."""
    dx, dy, x_mean, y_mean = _centered(x, y, "linear regression")
    if proportional:
        dx, dy = list(map(float, x)), y
    spread = math.sumprod(dx, dx)
    if not spread:
        raise StatisticsError("x is constant")
    slope = (math.sumprod(dx, dy) + 0.0) / spread
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)
